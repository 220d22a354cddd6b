package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Stage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * How far back a search looks at every interview: to where the newest {@link #NEWEST} end. A common term fills a
 * page from these; one that does not is rare, and the index finds all of it. Which of both it is, is told by what
 * these were searched by a moment ago, so that the database need not look through them in vain.
 */
@Repository
class Horizon {

    static final int NEWEST = 4_000;

    /** The same where a filter leaves few of those. */
    static final int FILTERED = 10_000;

    private static final String RECENT = "coalesce(i.finishedAt, i.startedAt, i.createdAt)";

    /** It need not be exact, and finding it means going through all of them. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Found(@Nullable Instant moment, Instant until) {}

    private record Texts(List<String> texts, Instant until) {}

    private final EntityManager entities;
    private final Clock clock;
    private final Map<String, Found> found = new ConcurrentHashMap<>();

    /** By stage: half a megabyte each. */
    private final Map<String, Texts> texts = new ConcurrentHashMap<>();

    Horizon(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** What interviews are ordered by where the newest come first. */
    static String recent(@Nullable Stage stage) {
        if (stage == null) return RECENT;
        return switch (stage) {
            case PENDING -> "i.createdAt";
            case ACTIVE -> "i.startedAt";
            case FINISHED -> "i.finishedAt";
        };
    }

    /** A condition that leaves out what is behind {@code :horizon}. */
    static String condition(User viewer, @Nullable Stage stage) {
        return " and " + (viewer.role().seesOnlyOwn() ? "own.listedAt" : recent(stage)) + " >= :horizon";
    }

    /**
     * Null where there is nothing behind it.
     *
     * @param newest how many are before it
     */
    @Nullable
    Instant of(User viewer, @Nullable Stage stage, int newest) {
        if (viewer.role().seesOnlyOwn()) return ofOwn(viewer, newest);
        var now = clock.instant();
        var which = stage + " " + newest;
        var known = found.get(which);
        if (known != null && known.until().isAfter(now)) return known.moment();
        var moment = ofAll(stage, newest);
        found.put(which, new Found(moment, now.plus(FRESH)));
        return moment;
    }

    /**
     * Whether all of these words are in so many of the newest. Neither who looks nor a filter plays a part, so that it is
     * only good for choosing how to look.
     *
     * @param words folded
     */
    boolean isIn(int many, @Nullable Stage stage, List<String> words) {
        return texts(stage).stream()
                        .filter(text -> words.stream().allMatch(text::contains))
                        .limit(many)
                        .count()
                == many;
    }

    void forget() {
        found.clear();
        texts.clear();
    }

    private List<String> texts(@Nullable Stage stage) {
        var now = clock.instant();
        var which = String.valueOf(stage);
        var known = texts.get(which);
        if (known != null && known.until().isAfter(now)) return known.texts();
        var read = newest("i.searchText", String.class, stage)
                .setMaxResults(NEWEST)
                .getResultList();
        texts.put(which, new Texts(read, now.plus(FRESH)));
        return read;
    }

    private @Nullable Instant ofAll(@Nullable Stage stage, int newest) {
        return newest(recent(stage), Instant.class, stage)
                .setFirstResult(newest)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    private <T> TypedQuery<T> newest(String select, Class<T> type, @Nullable Stage stage) {
        return entities.createQuery(
                "select " + select + " from Interview i where i.cancelledAt is null"
                        + (stage == null ? "" : " and i.stage = " + stage) + " order by " + recent(stage) + " desc",
                type);
    }

    /** Of what is over; there is never much else. */
    private @Nullable Instant ofOwn(User viewer, int newest) {
        return entities.createQuery(
                        "select o.listedAt from OwnInterview o where o.id.staffId = :viewer and o.stage = FINISHED"
                                + " order by o.listedAt desc",
                        Instant.class)
                .setParameter("viewer", viewer.id())
                .setFirstResult(newest)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }
}
