package dev.greenroom.feedback;

import dev.greenroom.interview.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something an interviewer wrote down for themselves, at a moment of the interview. It is saved while it is being typed,
 * so its author changes it often; the moment stays.
 */
@Entity
class Note {

    /** UTF-16 units. */
    static final int LONGEST = 20_000;

    /** Made by the author's browser, so that what is sent twice is one note. */
    @Id
    private UUID id;

    private UUID interviewId;
    private UUID authorId;
    private Instant notedAt;
    private String text;
    private Instant changedAt;

    /** Null until it is stored, which is how Spring Data tells a new one. */
    @Version
    private @Nullable Integer version;

    Note(UUID id, UUID interviewId, UUID authorId, Instant notedAt, String text, Instant now) {
        this.id = id;
        this.interviewId = interviewId;
        this.authorId = authorId;
        this.notedAt = notedAt;
        this.text = fit(text);
        this.changedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Note() {}

    /** Writes it anew; the same words again change nothing. */
    void rewrite(String newText, Instant now) {
        if (text.equals(newText)) return;
        text = fit(newText);
        changedAt = now;
    }

    private static String fit(String text) {
        if (text.length() > LONGEST) throw new NoteRefused("notes.long");
        if (!Text.isStorable(text)) throw new NoteRefused("text.unstorable");
        return text;
    }

    boolean isBy(UUID staff) {
        return authorId.equals(staff);
    }

    UUID id() {
        return id;
    }

    UUID interviewId() {
        return interviewId;
    }

    UUID authorId() {
        return authorId;
    }

    /** When writing it began. */
    Instant notedAt() {
        return notedAt;
    }

    /** As typed, never blank. */
    String text() {
        return text;
    }
}
