package dev.greenroom.room;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.recording.RoomEvent.Piece;
import dev.greenroom.recording.RoomEvent.RunOutput;
import dev.greenroom.running.Outcome;
import dev.greenroom.running.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One interview played by a script. Not safe for use by many threads. */
public final class Rehearsal {

    /** Nobody looks on. */
    static final Seat.Line NOWHERE = new Seat.Line() {

        @Override
        public void send(String piece, boolean isLast) {}

        @Override
        public void ping() {}

        @Override
        public void close(CloseStatus status) {}
    };

    /** As the room counts them: the first is there from the beginning. */
    private static final class File {

        private final String id;
        private final StringBuilder text = new StringBuilder();
        private int revision;

        private File(int nth) {
            this.id = "f" + nth;
        }
    }

    private final Interview interview;
    private final Rooms rooms;
    private int files = 1;
    private File file = new File(files);

    Rehearsal(Interview interview, Rooms rooms) {
        this.interview = interview;
        this.rooms = rooms;
    }

    /** Which one is played. */
    public Interview interview() {
        return interview;
    }

    /** The code in the file that is worked in, as it is now. */
    public String text() {
        return file.text.toString();
    }

    /** What a running room does by itself twice a second. */
    public void tick() {
        room().tick();
    }

    /** The program that was started says something, on {@code out} or {@code err}. */
    public void writes(String channel, String text) {
        room().rehearse(null, state -> new RunOutput(running(state), List.of(new Piece(channel, text))));
    }

    /** It ends by itself. */
    public void exits(int code, Duration time, long memory) {
        room().rehearse(
                        null,
                        state -> Endings.of(running(state), new RunResult(new Outcome.Exited(code), time, memory)));
    }

    private static int running(RoomState state) {
        return state.runs().open().orElseThrow().number();
    }

    /** Ends the interview. */
    public void finish(User by) {
        room().finish(by.id());
    }

    /** Waits until all of it is in the recording. */
    void settle() {
        room().settle();
    }

    Actor actor(Seat seat) {
        return new Actor(seat);
    }

    private Room room() {
        return rooms.get(interview.id());
    }

    /** Somebody who has entered. */
    public final class Actor {

        private final Seat seat;
        private final String client = UUID.randomUUID().toString();
        private int n;

        private Actor(Seat seat) {
            this.seat = seat;
        }

        /** Gives the file that is worked in another name. */
        public void rename(String name) {
            room().receive(seat, new ClientMessage.RenameFile(client, ++n, file.id, name));
        }

        /** Adds a file, which everybody works in from now on. */
        public void addFile(String name) {
            room().receive(seat, new ClientMessage.AddFile(client, ++n, name));
            file = new File(++files);
        }

        /** Chooses a language for the file that is worked in. */
        void choose(String language) {
            room().receive(seat, new ClientMessage.Language(client, ++n, file.id, language));
        }

        /** Puts something into the standard input, in which nothing is yet. */
        void giveInput(String text) {
            if (text.isEmpty()) return;
            var change = json(Changes.replace(0, 0, 0, text));
            room().receive(
                            seat,
                            new ClientMessage.Edit(
                                    Workspace.INPUT, 0, client, ++n, List.of(change), List.of(0L), "pasted"));
        }

        /** Replaces what is between two places of the code by something, in UTF-16 units. */
        public void edit(int from, int to, String insert, String how) {
            var change = Changes.replace(file.text.length(), from, to, insert);
            var edit = new ClientMessage.Edit(
                    file.id, file.revision, client, ++n, List.of(json(change)), List.of(0L), how);
            room().receive(seat, edit);
            file.text.replace(from, to, insert);
            file.revision++;
        }

        /** Starts the file that is worked in; nothing is run, the script says what it does. */
        public void startProgram() {
            var run = new ClientMessage.Run(client, ++n, file.id, "");
            room().rehearse(seat.who(), state -> Running.started(state, run));
        }

        public void say(String message) {
            room().receive(seat, new ClientMessage.Say(client, ++n, message));
        }

        public void select(int anchor, int head) {
            room().receive(
                            seat,
                            new ClientMessage.Select(
                                    file.id, file.revision, List.of(new ClientMessage.Range(anchor, head))));
        }

        public void leave() {
            room().leave(seat);
        }

        private static JsonNode json(Changes change) {
            return JsonMapper.shared().readTree(change.json());
        }
    }
}
