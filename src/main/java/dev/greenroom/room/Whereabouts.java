package dev.greenroom.room;

import dev.greenroom.recording.RoomEvent.Selected;
import dev.greenroom.room.ClientMessage.Range;
import dev.greenroom.room.ClientMessage.Select;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Where everybody's cursor was last seen, for those who come later, and where it went, for the recording. Guarded by the
 * room's lock.
 */
final class Whereabouts {

    private record Place(String file, int revision, List<Range> ranges) {}

    private final Map<UUID, Place> places = new HashMap<>();
    private final Cursors cursors = new Cursors();

    /** @throws Refused when there is no such place in the document */
    void selected(UUID who, long at, Select select, Document document) {
        for (var range : select.ranges()) {
            document.mapPosition(range.anchor(), select.revision());
            document.mapPosition(range.head(), select.revision());
        }
        var main = select.ranges().getFirst();
        cursors.moved(who, at, select.file(), select.revision(), main);
        places.put(who, new Place(select.file(), select.revision(), select.ranges()));
    }

    /** Somebody's cursor is at the end of what they have just typed. */
    void edited(UUID who, String file, int revision, int cursor) {
        cursors.edited(who);
        places.put(who, new Place(file, revision, List.of(new Range(cursor, cursor))));
    }

    void removed(String file) {
        cursors.removed(file);
    }

    void gone(UUID who) {
        places.remove(who);
        cursors.gone(who);
    }

    /** Hands on what of it is due for the recording. */
    void collect(long now, RoomState state, BiConsumer<UUID, Selected> recorder) {
        cursors.collect(now, state, recorder);
    }

    /** A message for each who is somewhere in a file that is there, as the files are now. */
    List<String> tell(UUID newcomer, RoomState state) {
        return places.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(newcomer))
                .flatMap(entry -> presence(entry.getKey(), entry.getValue(), state))
                .toList();
    }

    /** Nothing for a place in a file that is gone, or in text so old that nobody knows where it is now. */
    private static Stream<String> presence(UUID who, Place place, RoomState state) {
        try {
            var document = state.document(place.file());
            var ranges = new ArrayList<Range>();
            for (var range : place.ranges()) {
                var anchor = document.mapPosition(range.anchor(), place.revision());
                ranges.add(new Range(anchor, document.mapPosition(range.head(), place.revision())));
            }
            return Stream.of(ServerMessages.presence(who, place.file(), document.revision(), ranges));
        } catch (Refused forgotten) {
            return Stream.empty();
        }
    }
}
