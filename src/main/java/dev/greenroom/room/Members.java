package dev.greenroom.room;

import dev.greenroom.interview.Participant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has a seat in the room, here or not, as they were when they last said hello. Guarded by the room's lock. */
final class Members {

    private final Map<UUID, Participant> people = new LinkedHashMap<>();

    Members(Collection<Participant> people) {
        people.forEach(this::put);
    }

    @Nullable
    Participant get(UUID id) {
        return people.get(id);
    }

    boolean isCandidate(UUID id) {
        var person = people.get(id);
        return person != null && person.role() == Participant.Role.CANDIDATE;
    }

    Collection<Participant> values() {
        return people.values();
    }

    /**
     * The people a candidate may know of. Staff who have only prepared are left out: neither their presence nor their names
     * are sent.
     */
    List<Participant> whoHaveEntered() {
        return people.values().stream().filter(Participant::hasEntered).toList();
    }

    List<UUID> whoOnlyPrepare() {
        return people.values().stream()
                .filter(person -> !person.hasEntered())
                .map(Participant::id)
                .toList();
    }

    void put(Participant participant) {
        people.put(participant.id(), participant);
    }

    /**
     * Somebody has come.
     *
     * @return whether they were not known, or as somebody who only prepares
     */
    boolean meet(Participant participant) {
        var known = people.get(participant.id());
        // A socket that was opened while its owner prepared may say hello after they have entered.
        if (known != null && known.hasEntered() && !participant.hasEntered()) return false;
        put(participant);
        return known == null || !known.hasEntered() && participant.hasEntered();
    }

    Optional<UUID> ofStaff(UUID staff) {
        return people.values().stream()
                .filter(person -> staff.equals(person.staffId()))
                .map(Participant::id)
                .findFirst();
    }

    /** Whether at least one candidate and one interviewer have entered. */
    boolean bothSidesHaveEntered() {
        var sides = people.values().stream()
                .filter(Participant::hasEntered)
                .map(Participant::role)
                .distinct()
                .count();
        return sides == Participant.Role.values().length;
    }
}
