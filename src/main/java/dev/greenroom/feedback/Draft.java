package dev.greenroom.feedback;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scorecard's form as it stands while it is filled in: its author's alone, never read for anybody else. Whoever writes
 * says which version they began from, so that what was written elsewhere meanwhile is not lost.
 */
@Entity
@Table(name = "scorecard_draft")
class Draft {

    @Id
    @GeneratedValue
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    private UUID id;

    private UUID interviewId;
    private UUID authorId;
    private String content;

    /** Counted here and not by JPA: it is the author's browsers that compare it. */
    private int version;

    private Instant savedAt;

    Draft(UUID interviewId, UUID authorId, Filled filled, Instant now) {
        this.interviewId = interviewId;
        this.authorId = authorId;
        this.content = json(filled);
        this.version = 1;
        this.savedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Draft() {}

    /**
     * Writes it anew; the same again changes nothing.
     *
     * @param basis the version that was changed, null where whoever writes knows of none
     * @throws WrittenElsewhere if it is another one by now, and says something else
     */
    void rewrite(Filled filled, @Nullable Integer basis, Instant now) {
        if (filled.equals(filled())) return;
        if (basis != null && basis != version) throw new WrittenElsewhere(this);
        content = json(filled);
        version++;
        savedAt = now;
    }

    private static String json(Filled filled) {
        return JsonMapper.shared().writeValueAsString(filled);
    }

    Filled filled() {
        return JsonMapper.shared().readValue(content, Filled.class);
    }

    int version() {
        return version;
    }

    Instant savedAt() {
        return savedAt;
    }
}
