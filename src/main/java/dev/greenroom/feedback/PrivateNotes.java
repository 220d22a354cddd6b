package dev.greenroom.feedback;

import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The private notes of an interview as one viewer may read and write them. */
@Component
public class PrivateNotes {

    /** A person's, in one interview. */
    static final int MOST = 500;

    /**
     * What a page may show, times in milliseconds.
     *
     * @param sealed whether the others' stay closed to the viewer for now
     * @param now by the server's clock, which the browser's may differ from
     */
    record View(boolean sealed, long now, List<Line> notes) {}

    /** @param by who the author is in the room, null for who never came there */
    record Line(UUID id, String author, @Nullable UUID by, boolean mine, long notedAt, String text) {}

    private final Notes notes;
    private final FeedbackRights rights;
    private final Participants participants;
    private final Users users;
    private final Clock clock;

    PrivateNotes(Notes notes, FeedbackRights rights, Participants participants, Users users, Clock clock) {
        this.notes = notes;
        this.rights = rights;
        this.participants = participants;
        this.users = users;
        this.clock = clock;
    }

    /** What this viewer, who may see the interview, may read: their own, and the others' as with feedback. */
    @Transactional(readOnly = true)
    public View of(Interview interview, User viewer) {
        var mayRead = rights.mayRead(interview, viewer);
        var found = mayRead
                ? notes.findByInterviewIdOrderByNotedAtAscIdAsc(interview.id())
                : notes.findByInterviewIdAndAuthorIdOrderByNotedAtAscIdAsc(interview.id(), viewer.id());
        return new View(!mayRead, clock.millis(), lines(interview, found, viewer));
    }

    private List<Line> lines(Interview interview, List<Note> found, User viewer) {
        var names = users.findByIdIn(found.stream().map(Note::authorId).toList()).stream()
                .collect(Collectors.toMap(User::id, User::name));
        var people = participants.findByInterviewIdOrderByEnteredAt(interview.id()).stream()
                .filter(person -> person.staffId() != null)
                .collect(Collectors.toMap(Participant::staffId, Participant::id));
        return found.stream().map(note -> line(note, names, people, viewer)).toList();
    }

    private static Line line(Note note, Map<UUID, String> names, Map<UUID, UUID> people, User viewer) {
        return new Line(
                note.id(),
                names.getOrDefault(note.authorId(), ""),
                people.get(note.authorId()),
                note.isBy(viewer.id()),
                note.notedAt().toEpochMilli(),
                note.text());
    }

    /**
     * Writes a note, or writes it anew, or takes it away where nothing is left of it. Doing so again changes nothing.
     *
     * @return when writing it began, nothing where there is no such note any more
     */
    @Transactional
    public Optional<Long> write(Interview interview, User author, UUID id, NoteTyped typed) {
        var found = own(interview, author, id);
        if (typed.isEmpty()) {
            found.ifPresent(notes::delete);
            return Optional.empty();
        }
        var now = clock.instant();
        var note = found.orElseGet(() -> begin(interview, author, id, typed));
        note.rewrite(typed.words(), now);
        return Optional.of(notes.save(note).notedAt().toEpochMilli());
    }

    /**
     * Writes down something about this moment.
     *
     * @throws AccessDeniedException if the author may not take notes of this interview
     */
    @Transactional
    public void jot(Interview interview, User author, String words) {
        write(interview, author, UUID.randomUUID(), new NoteTyped(words, 0L, null));
    }

    private Note begin(Interview interview, User author, UUID id, NoteTyped typed) {
        if (notes.countByInterviewIdAndAuthorId(interview.id(), author.id()) >= MOST)
            throw new NoteRefused("notes.many");
        var now = clock.instant();
        return new Note(id, interview.id(), author.id(), typed.moment(interview, now), typed.words(), now);
    }

    /** Takes a note away; one that is gone stays so. */
    @Transactional
    public void delete(Interview interview, User author, UUID id) {
        own(interview, author, id).ifPresent(notes::delete);
    }

    private Optional<Note> own(Interview interview, User author, UUID id) {
        if (!rights.mayTakeNotes(interview, author)) throw new AccessDeniedException("Only interviewers take notes");
        notes.lock(id);
        var found = notes.findById(id);
        if (found.isPresent() && !belongs(found.get(), interview, author)) throw new NoSuchNote(id);
        return found;
    }

    private static boolean belongs(Note note, Interview interview, User author) {
        return note.isBy(author.id()) && note.interviewId().equals(interview.id());
    }
}
