package dev.greenroom.room;

import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the room's page is made from. The code is not in it: that comes through the socket. */
record RoomPage(
        String token,
        UUID participant,
        UUID interviewId,
        String candidateName,
        @Nullable String position,
        String role,
        String stage,
        String link,
        String selfName,
        boolean preparing) {

    static RoomPage of(Interview interview, Participant seat, String link) {
        var candidate = seat.role() == Participant.Role.CANDIDATE;
        return new RoomPage(
                interview.token(),
                seat.id(),
                interview.id(),
                candidate ? seat.name() : interview.candidateName(),
                interview.position(),
                ServerMessages.role(seat),
                interview.stage().name().toLowerCase(Locale.ROOT),
                link,
                seat.name(),
                !seat.hasEntered());
    }
}
