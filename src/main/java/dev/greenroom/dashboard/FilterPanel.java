package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.feedback.Recommendation;
import dev.greenroom.interview.Stage;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page says about its filter: what is set, and what could be. */
@Component
class FilterPanel {

    /** Labels and positions are proposed from so many of the newest. */
    private static final int NEWEST = 500;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /**
     * Something that is set.
     *
     * @param name the parameter's
     * @param value as it is said; null where the name says it all, and for an account that there is not
     */
    record Chip(String name, @Nullable String value) {}

    /** What can be chosen from. */
    record Choices(
            Collection<User> staff,
            Collection<String> labels,
            Collection<String> positions,
            List<Recommendation> recommendations,
            List<Sort> sorts) {}

    private final EntityManager entities;
    private final Users users;

    FilterPanel(EntityManager entities, Users users) {
        this.entities = entities;
        this.users = users;
    }

    List<Chip> chips(Filter filter) {
        var ids = Stream.of(filter.interviewer(), filter.author())
                .filter(Objects::nonNull)
                .toList();
        var people = ids.isEmpty() ? List.<User>of() : users.findByIdIn(ids);
        return filter.parameters().keySet().stream()
                .map(name -> new Chip(name, value(filter, name, people)))
                .toList();
    }

    /** @param stage null where all are searched */
    Choices choices(User viewer, @Nullable Stage stage) {
        var newest = InterviewList.bind(
                entities.createQuery(
                                "select i.id, i.position" + InterviewList.ground(viewer) + " order by "
                                        + (viewer.role().seesOnlyOwn() ? "own.listedAt" : Horizon.recent(null))
                                        + " desc",
                                Object[].class)
                        .setMaxResults(NEWEST),
                viewer);
        var positions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        newest.stream().map(row -> (String) row[1]).filter(Objects::nonNull).forEach(positions::add);
        var labels = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        labels.addAll(entities.createQuery(
                        "select distinct l from Interview i join i.labels l where i.id in :newest", String.class)
                .setParameter(
                        "newest", newest.stream().map(row -> (UUID) row[0]).toList())
                .getResultList());
        return new Choices(
                users.findInterviewers(),
                labels,
                positions,
                stage == null || stage == Stage.FINISHED ? List.of(Recommendation.values()) : List.of(),
                stage == null ? List.of() : Sort.of(stage));
    }

    private static @Nullable String value(Filter filter, String name, List<User> people) {
        return switch (name) {
            case "interviewer" -> name(people, filter.interviewer());
            case "author" -> name(people, filter.author());
            case "label" -> filter.label();
            case "position" -> filter.position();
            case "from" -> day(filter.from());
            case "to" -> day(filter.to());
            case "recommendation" -> String.valueOf(filter.recommendation());
            case "sort" -> filter.sort().name();
            default -> null;
        };
    }

    private static @Nullable String name(List<User> people, @Nullable UUID id) {
        return people.stream()
                .filter(user -> user.id().equals(id))
                .map(User::name)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : DAY.format(day);
    }
}
