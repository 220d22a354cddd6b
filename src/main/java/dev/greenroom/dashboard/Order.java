package dev.greenroom.dashboard;

import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import java.util.Objects;

/** What a list is sorted by, and which way; the id decides among equals. */
record Order(Key key, boolean keyRises, boolean idRises) {

    enum Key {
        DUE("i.dueAt"),
        STARTED("i.startedAt"),
        FINISHED("i.finishedAt"),
        CREATED("i.createdAt"),
        NAME("i.searchName");

        private final String path;

        Key(String path) {
            this.path = path;
        }

        /** What the stage's lists, and {@link OwnInterview}, are kept in the order of. */
        static Key of(Stage stage) {
            return switch (stage) {
                case PENDING -> DUE;
                case ACTIVE -> STARTED;
                case FINISHED -> FINISHED;
            };
        }

        private Comparable<?> of(Interview row) {
            return switch (this) {
                case DUE -> row.dueAt();
                case STARTED -> Objects.requireNonNull(row.startedAt());
                case FINISHED -> Objects.requireNonNull(row.finishedAt());
                case CREATED -> row.createdAt();
                case NAME -> row.nameFolded();
            };
        }
    }

    static Order of(Stage stage, Sort sort) {
        return switch (sort.fitting(stage)) {
            case USUAL ->
                switch (stage) {
                    case PENDING -> new Order(Key.DUE, true, false);
                    case ACTIVE -> new Order(Key.STARTED, true, true);
                    case FINISHED -> new Order(Key.FINISHED, false, false);
                };
            case NEWEST -> new Order(stage == Stage.PENDING ? Key.CREATED : Key.STARTED, false, false);
            case OLDEST -> new Order(Key.FINISHED, true, true);
            case NAME -> new Order(Key.NAME, true, true);
        };
    }

    Order reversed() {
        return new Order(key, !keyRises, !idRises);
    }

    Place place(Interview row) {
        return new Place(key.of(row), row.id());
    }

    /** Whether it is a place in a list that is sorted by this: the address may have been another list's. */
    boolean has(Place place) {
        return (key == Key.NAME) == (place.key() instanceof String);
    }

    /**
     * The end of a query.
     *
     * @param own whether it goes through {@link OwnInterview}, in whose order it then is where that is the same
     */
    String by(Stage stage, boolean own) {
        return " order by " + path(stage, own) + (keyRises ? " asc" : " desc") + ", i.id"
                + (idRises ? " asc" : " desc");
    }

    /** A condition: behind the place whose key and id are bound. */
    String beyond(Stage stage, boolean own) {
        var keySign = keyRises ? ">" : "<";
        var idSign = idRises ? ">" : "<";
        return " and %1$s %2$s= :key and (%1$s %2$s :key or i.id %3$s :id)"
                .formatted(path(stage, own), keySign, idSign);
    }

    private String path(Stage stage, boolean own) {
        if (!own) return key.path;
        if (key == Key.of(stage)) return "own.listedAt";
        // No index is in the order of that, so that one's own are sorted instead of everybody's gone through.
        return key == Key.NAME ? "concat(" + key.path + ", '')" : key.path;
    }
}
