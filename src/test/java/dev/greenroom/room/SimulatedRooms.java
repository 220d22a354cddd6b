package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import dev.greenroom.recording.Recordings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Interviews with simulated people in them. */
@TestComponent
public class SimulatedRooms {

    private final Seating seating;
    private final Participants participants;
    private final Recordings recordings;

    SimulatedRooms(Seating seating, Participants participants, Recordings recordings) {
        this.seating = seating;
        this.participants = participants;
        this.recordings = recordings;
    }

    /** An interview that is Active: Ada and Grace have taken their seats. */
    SimulatedRoom open(long seed) {
        var grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        var interview = seating.interview(grace);
        var hers = seating.interviewer(interview, grace);
        return new SimulatedRoom(interview, seating.candidate(interview, "Ada Lovelace"), hers, new Random(seed));
    }

    /** From {@code -Dgreenroom.seed}, or a new one; printed, so that a failure can be had again. */
    static long seed(String test) {
        var seed = Long.getLong("greenroom.seed", System.nanoTime());
        System.out.println(test + ": seed " + seed);
        return seed;
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One such interview. */
    final class SimulatedRoom {

        private final Interview interview;
        private final String candidateCookie;
        private final String interviewerCookie;
        private final Random random;
        private int clients;
        private @Nullable Integer port;

        private SimulatedRoom(Interview interview, String candidateCookie, String interviewerCookie, Random random) {
            this.interview = interview;
            this.candidateCookie = candidateCookie;
            this.interviewerCookie = interviewerCookie;
            this.random = random;
        }

        /** Pages that are opened from now on go through that port of this machine. */
        SimulatedRoom behind(int port) {
            this.port = port;
            return this;
        }

        /** A page of the candidate; a second one is another tab. */
        SimulatedClient candidate(Line line) {
            return candidate(line, _ -> {});
        }

        SimulatedClient candidate(Line line, SimulatedClient.Listener listener) {
            return client("ada", candidateCookie, line, listener);
        }

        /** A page of the interviewer. */
        SimulatedClient interviewer(Line line) {
            return interviewer(line, _ -> {});
        }

        SimulatedClient interviewer(Line line, SimulatedClient.Listener listener) {
            return client("grace", interviewerCookie, line, listener);
        }

        /** A page of one more interviewer. */
        SimulatedClient another(Line line) {
            User alan = seating.staff("Alan Turing", Role.INTERVIEWER);
            return client("alan", seating.interviewer(interview, alan), line, _ -> {});
        }

        /** Takes a seat for one more interviewer and gives their cookie. */
        String anotherCookie() {
            return seating.interviewer(interview, seating.staff("Mallory", Role.INTERVIEWER));
        }

        UUID interviewId() {
            return interview.id();
        }

        URI address() {
            return URI.create(address(port));
        }

        private SimulatedClient client(String name, String cookie, Line line, SimulatedClient.Listener listener) {
            var address = URI.create(address(port));
            var chance = new Random(random.nextLong());
            return new SimulatedClient(name + "-" + ++clients, address, cookie, line, chance, listener);
        }

        /** The candidate with a page that knows only the document; it is not connected yet. */
        PlainClient plainCandidate() {
            return new PlainClient(URI.create(address(port)), candidateCookie);
        }

        RawClient rawCandidate(int port) {
            return RawClient.open(address(port), candidateCookie);
        }

        RawClient rawInterviewer(int port) {
            return RawClient.open(address(port), interviewerCookie);
        }

        private String address(@Nullable Integer port) {
            var direct = seating.socket(interview);
            return port == null ? direct : direct.replaceFirst(":\\d+/", ":" + port + "/");
        }

        String candidateId() {
            return participants.findByInterviewIdOrderByEnteredAt(interview.id()).stream()
                    .filter(person -> person.role() == Participant.Role.CANDIDATE)
                    .findFirst()
                    .orElseThrow()
                    .id()
                    .toString();
        }

        /** The recording as it is in the database, read by Java and, where there is Node, by the browser's own code. */
        ReplayedRecording recording() {
            var lines = new ArrayList<String>();
            recordings.forEachAfter(interview.id(), 0, event -> lines.add(event.line()));
            var recording = new ReplayedRecording(lines);
            if (Node.isFound()) {
                var state = Node.replay(lines);
                assertThat(state.at("/input/text").asString("")).isEqualTo(recording.input());
                var files = state.get("files");
                assertThat(files.propertyNames()).containsExactlyElementsOf(recording.files());
                files.forEachEntry((id, file) -> {
                    assertThat(file.get("name").stringValue()).isEqualTo(recording.name(id));
                    assertThat(file.get("text").stringValue()).isEqualTo(recording.text(id));
                    assertThat(file.get("revision").intValue()).isEqualTo(recording.revision(id));
                });
            }
            return recording;
        }
    }
}
