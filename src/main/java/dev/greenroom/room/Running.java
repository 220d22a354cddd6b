package dev.greenroom.room;

import dev.greenroom.recording.RoomEvent.Piece;
import dev.greenroom.recording.RoomEvent.RunOutput;
import dev.greenroom.recording.RoomEvent.RunStarted;
import dev.greenroom.recording.RoomEvent.RunStopped;
import dev.greenroom.recording.RoomEvent.RunningSwitched;
import dev.greenroom.room.ClientMessage.AllowRunning;
import dev.greenroom.room.ClientMessage.Run;
import dev.greenroom.room.ClientMessage.RunCommand;
import dev.greenroom.room.ClientMessage.StopRun;
import dev.greenroom.running.CodeRunner;
import dev.greenroom.running.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program that runs in a room, if one does: what becomes of it, as events. Guarded by the room's lock.
 *
 * <p>The runner's threads never wait for a room, nor a room for them. What a run says is put down in {@link RunNews}; a
 * virtual thread of each run waits there for news and takes the room's lock only to publish them. Whatever ends a run
 * takes it out of {@link #current}, so that what it may say afterwards is nobody's.
 */
final class Running {

    private static final Logger log = LoggerFactory.getLogger(Running.class);

    private static final class Current {
        private final int number;
        private final RunNews news = new RunNews();
        private CodeRunner.@Nullable Run run;

        /** How many others were before it when that was last told. */
        private @Nullable Integer place;

        Current(int number) {
            this.number = number;
        }

        /** The runner may have to look for the program's processes, for which no room waits. */
        void stop() {
            var running = run;
            if (running != null) Thread.startVirtualThread(running::stop);
        }
    }

    private final UUID interviewId;
    private final RoomState state;
    private final CodeRunner runner;
    private final Room room;
    private @Nullable Current current;

    Running(UUID interviewId, RoomState state, CodeRunner runner, Room room) {
        this.interviewId = interviewId;
        this.state = state;
        this.runner = runner;
        this.room = room;
    }

    /** @throws Refused when it does not fit */
    void carryOut(Seat from, RunCommand command) {
        switch (command) {
            case Run run -> start(from, run);
            case StopRun stop -> stop(from, stop);
            case AllowRunning allow -> allow(from, allow);
        }
    }

    private void start(Seat from, Run command) {
        if (!state.runs().areAllowed()) throw Refused.notNow("Running is switched off in this interview");
        if (state.isFocused() && !from.isCandidate()) throw Refused.notNow("The candidate has time alone");
        if (state.runs().open().isPresent()) throw Refused.notNow("A program is running already");
        if (state.runs().areTooMany()) throw Refused.notNow("So much has been run here that nothing more can be");
        var started = started(state, command);
        if (!runner.languages().contains(started.language()))
            throw Refused.invalid("there is nothing here that runs " + started.language());
        var words = Arguments.words(command.arguments());
        var program = new Program(
                started.language(),
                texts(command.file()),
                state.document(Workspace.INPUT).text(),
                words);
        room.publish(from.who(), started);
        begin(new Current(started.run()), program);
    }

    /** What is recorded of a program that starts with the files as they are now. */
    static RunStarted started(RoomState state, Run command) {
        var language = state.file(command.file()).language();
        var revisions = new LinkedHashMap<String, Integer>();
        state.workspace().files().forEach((id, file) -> revisions.put(id, file.revision()));
        revisions.put(Workspace.INPUT, state.document(Workspace.INPUT).revision());
        return new RunStarted(
                command.client(),
                command.n(),
                state.runs().next(),
                command.file(),
                language,
                command.arguments(),
                revisions);
    }

    private SequencedMap<String, String> texts(String entry) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(state.file(entry).name(), state.file(entry).text());
        for (var file : state.workspace().files().values()) texts.put(file.name(), file.text());
        return texts;
    }

    private void begin(Current mine, Program program) {
        current = mine;
        try {
            mine.run = runner.start(interviewId, program, mine.news);
        } catch (RuntimeException e) {
            log.error("A run could not be started", e);
            current = null;
            room.publish(null, Endings.failed(mine.number));
            return;
        }
        Thread.startVirtualThread(() -> follow(mine));
    }

    private void stop(Seat from, StopRun command) {
        var open = state.runs()
                .open()
                .filter(run -> run.number() == command.run())
                .orElseThrow(() -> Refused.notNow("That run is over already"));
        if (open.stopped() != null) throw Refused.notNow("That run is being stopped already");
        room.publish(from.who(), new RunStopped(command.client(), command.n(), command.run()));
        if (current != null) current.stop();
    }

    private void allow(Seat from, AllowRunning command) {
        if (from.isCandidate()) throw Refused.notAllowed("An interviewer says whether programs may be run");
        if (state.runs().areAllowed() == command.on())
            throw Refused.notNow("Running is switched " + (command.on() ? "on" : "off") + " already");
        room.publish(from.who(), new RunningSwitched(command.client(), command.n(), command.on()));
    }

    /** On a thread of its own, without the lock. */
    private void follow(Current mine) {
        try {
            while (mine.news.await()) room.locked(() -> tell(mine));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RoomDropped _) {
            // Whoever loads it again says that the run was lost.
            mine.stop();
        } catch (RuntimeException e) {
            log.error("What a run said could not be told", e);
            mine.stop();
            room.drop();
        }
    }

    private void tell(Current mine) {
        if (current != mine) return;
        var news = mine.news.take();
        if (news.place() != null) {
            mine.place = news.place();
            room.broadcast(ServerMessages.runWaiting(mine.number, news.place()), _ -> true);
        }
        tellOutput(mine, news.output());
        if (news.result() != null) {
            current = null;
            mine.news.end();
            room.publish(null, Endings.of(mine.number, news.result()));
        }
    }

    private void tellOutput(Current mine, List<Piece> output) {
        if (output.isEmpty()) return;
        room.publish(null, new RunOutput(mine.number, output));
        room.afterCommits(mine.news::arrived);
    }

    /** The interview goes on to its next stage, or its end, without what runs now. */
    void end() {
        var mine = current;
        if (mine == null) return;
        tellOutput(mine, mine.news.take().output());
        room.publish(null, Endings.stopped(mine.number, mine.news.time()));
        letGo();
    }

    /** After a restart: what ran then was not heard of any more. */
    void resume() {
        state.runs().open().ifPresent(run -> room.publish(null, Endings.lost(run.number())));
    }

    /** The room is not needed any more, or will be loaded again: nothing runs on. */
    void letGo() {
        var mine = current;
        current = null;
        if (mine == null) return;
        mine.news.end();
        mine.stop();
    }

    /** What a newcomer has to know besides the events. */
    List<String> greeting() {
        var messages = new ArrayList<String>();
        messages.add(ServerMessages.running(runner));
        if (current != null && current.place != null)
            messages.add(ServerMessages.runWaiting(current.number, current.place));
        return messages;
    }

    /** What can be run has changed. */
    void tellLanguages() {
        room.broadcast(ServerMessages.running(runner), _ -> true);
    }
}
