package dev.greenroom.room;

import dev.greenroom.room.ClientMessage.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Where everybody's cursor was last seen, for those who come later. Guarded by the room's lock. */
final class Whereabouts {

    private record Place(String file, int revision, List<Range> ranges) {}

    private final Map<UUID, Place> places = new HashMap<>();

    void moved(UUID who, String file, int revision, List<Range> ranges) {
        places.put(who, new Place(file, revision, ranges));
    }

    void gone(UUID who) {
        places.remove(who);
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
            var document = state.file(place.file());
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
