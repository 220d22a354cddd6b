package dev.greenroom.dashboard;

import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * One stage's interviews as one viewer may see them, a page at a time. A page begins where another ended (by key set),
 * so that deep pages cost no more than the first, and rows that come or go meanwhile shift nothing.
 */
@Repository
class InterviewList {

    static final int PAGE = 50;

    /** Nobody sees the one in which they are the candidate. */
    private static final String NOT_THEIR_OWN = " and i.candidateEmailFolded is distinct from :address";

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

    /** @param waiting only those in which the viewer interviewed and has not submitted their feedback */
    record Which(Stage stage, boolean waiting) {

        static Which all(Stage stage) {
            return new Which(stage, false);
        }

        /** Whether they are found by whose they are, and not among everybody's. */
        private boolean isOwn(User viewer) {
            return waiting || viewer.role() == Role.INTERVIEWER;
        }

        private Order order(User viewer) {
            var order = Order.of(stage);
            return isOwn(viewer) ? new Order("own.listedAt", order.keyRises(), order.idRises()) : order;
        }

        // The stage is written out, not bound: the partial indexes are only used where the plan can see it.
        private String from(User viewer) {
            if (!isOwn(viewer))
                return " from Interview i where i.stage = " + stage + " and i.cancelledAt is null" + visible(viewer);
            return " from OwnInterview own join Interview i on i.id = own.id.interviewId"
                    + " where own.id.staffId = :viewer and own.stage = " + stage + (waiting ? " and own.owes" : "")
                    + NOT_THEIR_OWN;
        }
    }

    private final EntityManager entities;

    InterviewList(EntityManager entities) {
        this.entities = entities;
    }

    Page first(User viewer, Which which) {
        var rows = rows(viewer, which, which.order(viewer), null);
        return new Page(cut(rows), null, rows.size() > PAGE ? last(rows) : null);
    }

    Page after(User viewer, Which which, Place place) {
        var rows = rows(viewer, which, which.order(viewer), place);
        if (rows.isEmpty()) return first(viewer, which);
        return new Page(cut(rows), Order.place(rows.getFirst()), rows.size() > PAGE ? last(rows) : null);
    }

    Page before(User viewer, Which which, Place place) {
        var rows = rows(viewer, which, which.order(viewer).reversed(), place);
        if (rows.size() <= PAGE) return first(viewer, which);
        var page = cut(rows).reversed();
        return new Page(page, Order.place(page.getFirst()), Order.place(page.getLast()));
    }

    /** One more than a page where there are more. */
    private List<Interview> rows(User viewer, Which which, Order order, @Nullable Place place) {
        var query = entities.createQuery(
                        "select i" + which.from(viewer) + (place == null ? "" : order.beyond()) + order.by(),
                        Interview.class)
                .setMaxResults(PAGE + 1);
        if (place != null) query.setParameter("key", place.key()).setParameter("id", place.id());
        return bind(query, viewer);
    }

    static <T> List<T> bind(TypedQuery<T> query, User viewer) {
        query.setParameter("address", viewer.emailFolded());
        if (query.getParameters().stream().anyMatch(parameter -> "viewer".equals(parameter.getName())))
            query.setParameter("viewer", viewer.id());
        return query.getResultList();
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

    private static List<Interview> cut(List<Interview> rows) {
        return rows.subList(0, Math.min(PAGE, rows.size()));
    }

    private static Place last(List<Interview> rows) {
        return Order.place(cut(rows).getLast());
    }

    /** What a list is sorted by, and which way; the id decides among equals. */
    private record Order(String key, boolean keyRises, boolean idRises) {

        static Order of(Stage stage) {
            return switch (stage) {
                case PENDING -> new Order("i.dueAt", true, false);
                case ACTIVE -> new Order("i.startedAt", true, true);
                case FINISHED -> new Order("i.finishedAt", false, false);
            };
        }

        static Place place(Interview row) {
            var key = switch (row.stage()) {
                case PENDING -> row.dueAt();
                case ACTIVE -> row.startedAt();
                case FINISHED -> row.finishedAt();
            };
            return new Place(Objects.requireNonNull(key), row.id());
        }

        Order reversed() {
            return new Order(key, !keyRises, !idRises);
        }

        String by() {
            return " order by " + key + (keyRises ? " asc" : " desc") + ", i.id" + (idRises ? " asc" : " desc");
        }

        String beyond() {
            var keySign = keyRises ? ">" : "<";
            var idSign = idRises ? ">" : "<";
            return " and %1$s %2$s= :key and (%1$s %2$s :key or i.id %3$s :id)".formatted(key, keySign, idSign);
        }
    }
}
