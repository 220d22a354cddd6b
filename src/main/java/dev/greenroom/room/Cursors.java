package dev.greenroom.room;

import dev.greenroom.recording.RoomEvent.Sample;
import dev.greenroom.recording.RoomEvent.Selected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Where people's cursors went since it was last recorded. Live cursors are not recorded; so that the replay can follow
 * them all the same, what no edit of their own tells is gathered into one event per person every two seconds. Guarded
 * by the room's lock.
 */
final class Cursors {

    /** Milliseconds between two events of one person. */
    private static final long PACE = 2_000;

    /** Enough to follow a mouse, few enough not to weigh on the recording. */
    private static final int MOST_SAMPLES = 10;

    private record Place(long at, int revision, int anchor, int head) {}

    private static final class Track {
        private String file = "";
        private long recordedAt;
        private final List<Place> places = new ArrayList<>();
    }

    private final Map<UUID, Track> tracks = new HashMap<>();

    void moved(UUID who, long at, String file, int revision, ClientMessage.Range main) {
        var track = tracks.computeIfAbsent(who, _ -> new Track());
        if (!track.file.equals(file)) {
            track.file = file;
            track.places.clear();
        }
        var spaced = track.places.isEmpty() || at - track.places.getLast().at() >= PACE / MOST_SAMPLES;
        if (!spaced) track.places.removeLast();
        track.places.add(new Place(at, revision, main.anchor(), main.head()));
        if (track.places.size() > MOST_SAMPLES) track.places.removeFirst();
    }

    /** A file is gone, and with it where anybody was in it. */
    void removed(String file) {
        tracks.values().removeIf(track -> track.file.equals(file));
    }

    /** This person has left; samples not yet recorded are thrown away. */
    void gone(UUID who) {
        tracks.remove(who);
    }

    /** An edit tells where its author's cursor is. */
    void edited(UUID who) {
        var track = tracks.get(who);
        if (track != null) track.places.clear();
    }

    /** Hands on what is due, mapped to the files as they are now. */
    void collect(long now, RoomState state, BiConsumer<UUID, Selected> recorder) {
        tracks.forEach((who, track) -> {
            if (track.places.isEmpty() || now - track.recordedAt < PACE) return;
            var places = List.copyOf(track.places);
            track.places.clear();
            track.recordedAt = now;
            var document = state.document(track.file);
            var samples = places.stream()
                    .flatMap(place -> sample(place, now, document))
                    .toList();
            if (!samples.isEmpty()) recorder.accept(who, new Selected(track.file, document.revision(), samples));
        });
    }

    /** Nothing for a place in text so old that the document has forgotten how it changed since. */
    private static Stream<Sample> sample(Place place, long now, Document document) {
        try {
            var anchor = document.mapPosition(place.anchor(), place.revision());
            var head = document.mapPosition(place.head(), place.revision());
            return Stream.of(new Sample(Math.max(0, now - place.at()), anchor, head));
        } catch (Refused forgotten) {
            return Stream.empty();
        }
    }
}
