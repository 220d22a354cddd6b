package dev.greenroom.room;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.PreparedFiles;
import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RecordedEvent;
import dev.greenroom.recording.Recordings;
import dev.greenroom.recording.RoomEvent.Started;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Reads what was prepared out of a recording, and writes it into a new room through what a browser's messages go through. */
@Component
class PreparedRooms implements PreparedFiles {

    private final Recordings recordings;
    private final Rehearsals rehearsals;

    PreparedRooms(Recordings recordings, Rehearsals rehearsals) {
        this.recordings = recordings;
        this.rehearsals = rehearsals;
    }

    @Override
    public List<String> of(Interview interview) {
        var prepared = prepared(interview.id());
        return prepared.isUntouched()
                ? List.of()
                : prepared.files().values().stream().map(Document::name).toList();
    }

    @Override
    public void copy(Interview from, Interview to, User by) {
        var prepared = prepared(from.id());
        if (prepared.isUntouched()) return;
        var rehearsal = rehearsals.of(to);
        var author = rehearsals.preparing(rehearsal, by);
        var files = List.copyOf(prepared.files().values());
        var first = files.getFirst();
        if (!first.name().equals(prepared.first().name())) author.rename(first.name());
        write(author, first);
        for (var file : files.subList(1, files.size())) {
            author.addFile(file.name());
            write(author, file);
        }
        author.giveInput(prepared.document(Workspace.INPUT).text());
        author.leave();
        rehearsal.settle();
    }

    private static void write(Rehearsal.Actor author, Document file) {
        if (!Languages.ofFile(file.name()).equals(Optional.of(file.language()))) author.choose(file.language());
        if (!file.text().isEmpty()) author.edit(0, 0, file.text(), "pasted");
    }

    /** The files as they were when the interview began, or as they are where it has not. */
    private Workspace prepared(UUID interview) {
        var state = new RoomState();
        List<RecordedEvent> page;
        do {
            page = recordings.after(interview, state.seq(), Limit.of(Recordings.PAGE));
            for (var stored : page) {
                var recorded = Recorded.of(stored);
                if (recorded.event() instanceof Started) return state.workspace();
                state.load(recorded);
            }
        } while (page.size() == Recordings.PAGE);
        return state.workspace();
    }
}
