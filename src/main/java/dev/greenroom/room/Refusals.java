package dev.greenroom.room;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last refusal of each client: what was refused stays refused, however often it comes. A copy of it may still be on
 * its way through an old socket when its author, who has the answer by the new one, has gone on to the next command.
 * Guarded by the room's lock.
 */
final class Refusals {

    /** Clients. Who makes up names forgets their own. */
    private static final int MOST = 1_000;

    private record Last(int n, Refused refused) {}

    private final Map<String, Last> last = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Last> eldest) {
            return size() > MOST;
        }
    };

    void note(ClientMessage.Command command, Refused refused) {
        last.put(command.client(), new Last(command.n(), refused));
    }

    /** @throws Refused as it was before */
    void requireNew(ClientMessage.Command command) {
        var known = last.get(command.client());
        if (known != null && command.n() <= known.n) throw known.refused;
    }
}
