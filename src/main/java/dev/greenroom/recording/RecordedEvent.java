package dev.greenroom.recording;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One line of a recording as it is stored. Read through JPA; written only by {@link EventLog}, never changed. */
@Entity
@Immutable
public class RecordedEvent {

    /** Where the event stands: the interview, and its place in that interview's order, from 1 without gaps. */
    @Embeddable
    public record Id(UUID interviewId, long seq) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String type;
    private String payload;

    @SuppressWarnings("NullAway.Init")
    protected RecordedEvent() {}

    /** Its place in the interview's order, from 1. */
    public long seq() {
        return id.seq();
    }

    /** The event's type as in the recording, such as {@code edited}. */
    public String type() {
        return type;
    }

    /** The exact JSON line of the export, without a line break. */
    public String line() {
        return payload;
    }
}
