package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * One stage's interviews as one viewer may see them, a page at a time. A page begins where another ended (by key set),
 * so that deep pages cost no more than the first, and rows that come or go meanwhile shift nothing.
 *
 * <p>{@code new Which(stage, Filter.of(parameters, zone))} is what a page, a search and an export are of.
 */
@Repository
class InterviewList {

    static final int PAGE = 50;

    /** From a cursor, in one go. */
    private static final int FETCHED = 1_000;

    /** Nobody sees the one in which they are the candidate. */
    private static final String NOT_THEIR_OWN = " and i.candidateEmailFolded is distinct from :address";

    private static final String FROM_OWN =
            " from OwnInterview own join Interview i on i.id = own.id.interviewId where own.id.staffId = ";

    /**
     * Some rows of a list.
     *
     * @param previous where the page before this one ends, null where there is none
     * @param next where the page after this one begins
     */
    record Page(
            List<Interview> rows,
            @Nullable Place previous,
            @Nullable Place next) {}

    /** What a list is of; a filter is made to fit the stage. */
    record Which(Stage stage, Filter filter) {

        Which {
            filter = filter.fitting(stage);
        }

        static Which all(Stage stage) {
            return new Which(stage, Filter.NONE);
        }

        /** Whose interviews it goes through, in their order; null: everybody's. */
        private @Nullable UUID owner(User viewer) {
            if (filter.waiting() || filter.mine() || viewer.role().seesOnlyOwn()) return viewer.id();
            return filter.interviewer();
        }

        private Order order() {
            return Order.of(stage, filter.sort());
        }

        // The stage is written out, not bound: the partial indexes are only used where the plan can see it.
        private String from(User viewer) {
            if (owner(viewer) == null)
                return " from Interview i where i.stage = " + stage + " and i.cancelledAt is null" + visible(viewer);
            return FROM_OWN + ":owner and own.stage = " + stage
                    + (filter.waiting() ? " and own.owes" : "")
                    + (viewer.id().equals(owner(viewer)) ? visibleOfOwn(viewer) : visible(viewer));
        }
    }

    private final EntityManager entities;

    InterviewList(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A page by what the address says of where it is.
     *
     * @param after the place that it follows, before {@code before} the one that it precedes; null for the beginning
     */
    Page page(User viewer, Which which, @Nullable String after, @Nullable String before) {
        return place(which, after)
                .map(place -> after(viewer, which, place))
                .or(() -> place(which, before).map(place -> before(viewer, which, place)))
                .orElseGet(() -> first(viewer, which));
    }

    Page first(User viewer, Which which) {
        var rows = rows(viewer, which, which.order(), null);
        return new Page(cut(rows), null, rows.size() > PAGE ? last(which, rows) : null);
    }

    Page after(User viewer, Which which, Place place) {
        var rows = rows(viewer, which, which.order(), place);
        if (rows.isEmpty()) return first(viewer, which);
        return new Page(cut(rows), which.order().place(rows.getFirst()), rows.size() > PAGE ? last(which, rows) : null);
    }

    Page before(User viewer, Which which, Place place) {
        var rows = rows(viewer, which, which.order().reversed(), place);
        if (rows.size() <= PAGE) return first(viewer, which);
        var page = cut(rows).reversed();
        return new Page(
                page, which.order().place(page.getFirst()), which.order().place(page.getLast()));
    }

    /** All of a list from the first to the last, read as they are taken; to be closed. */
    Stream<UUID> ids(User viewer, Which which) {
        return query("select i.id", UUID.class, viewer, which, which.order(), null)
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCHED)
                .getResultStream();
    }

    /**
     * These, in that order, without those that are gone. Asked for as one array: of a list of parameters Hibernate makes
     * another statement each time.
     */
    static List<Interview> load(EntityManager entities, List<UUID> ids) {
        return entities.unwrap(Session.class).findMultiple(Interview.class, ids).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** One more than a page where there are more. */
    private List<Interview> rows(User viewer, Which which, Order order, @Nullable Place place) {
        return query("select i", Interview.class, viewer, which, order, place)
                .setMaxResults(PAGE + 1)
                .getResultList();
    }

    private <T> TypedQuery<T> query(
            String select, Class<T> type, User viewer, Which which, Order order, @Nullable Place place) {
        var owner = which.owner(viewer);
        var filter = FilterQuery.of(which.filter(), viewer, which.stage(), owner != null);
        var query = entities.createQuery(
                select
                        + which.from(viewer)
                        + filter.where()
                        + (place == null ? "" : order.beyond(which.stage(), owner != null))
                        + order.by(which.stage(), owner != null),
                type);
        filter.parameters().forEach(query::setParameter);
        if (owner != null) query.setParameter("owner", owner);
        if (place != null) query.setParameter("key", place.key()).setParameter("id", place.id());
        return bound(query, viewer);
    }

    static <T> List<T> bind(TypedQuery<T> query, User viewer) {
        return bound(query, viewer).getResultList();
    }

    private static <T> TypedQuery<T> bound(TypedQuery<T> query, User viewer) {
        query.setParameter("address", viewer.emailFolded());
        if (query.getParameters().stream().anyMatch(parameter -> "viewer".equals(parameter.getName())))
            query.setParameter("viewer", viewer.id());
        return query;
    }

    /**
     * From what a query over {@code Interview i} of all stages begins: an interviewer's own, as {@code OwnInterview own}, or
     * everybody's.
     */
    static String ground(User viewer) {
        return viewer.role().seesOnlyOwn()
                ? FROM_OWN + ":viewer and i.cancelledAt is null" + visibleOfOwn(viewer)
                : " from Interview i where i.cancelledAt is null" + visible(viewer);
    }

    /**
     * The part of {@link #visible} that still has to be checked when the query already goes through the viewer's own rows.
     * Repeating the rest makes the planner choose a bad plan.
     */
    static String visibleOfOwn(User viewer) {
        return viewer.role().seesOnlyOwn() ? NOT_THEIR_OWN : visible(viewer);
    }

    /** The same rights as {@code Interviews.visibleTo}, for many at once. */
    static String visible(User viewer) {
        return NOT_THEIR_OWN
                + switch (viewer.role()) {
                    case ADMIN, RECRUITER -> "";
                    case INTERVIEWER ->
                        " and exists (select 1 from OwnInterview o where o.id.interviewId = i.id and o.id.staffId = :viewer)";
                    case REVIEWER -> " and i.stage = FINISHED";
                };
    }

    private static Optional<Place> place(Which which, @Nullable String text) {
        return Place.parse(text).filter(which.order()::has);
    }

    private static List<Interview> cut(List<Interview> rows) {
        return rows.subList(0, Math.min(PAGE, rows.size()));
    }

    private static Place last(Which which, List<Interview> rows) {
        return which.order().place(cut(rows).getLast());
    }
}
