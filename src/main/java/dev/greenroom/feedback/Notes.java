package dev.greenroom.feedback;

import dev.greenroom.database.AdvisoryLocks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The private notes. Pages read them through {@link PrivateNotes}, which knows who may see them. */
interface Notes extends Repository<Note, UUID> {

    Note save(Note note);

    void delete(Note note);

    Optional<Note> findById(UUID id);

    /**
     * Until the transaction ends, whoever writes the same note waits, and comes after: also where there is no row to be
     * locked yet, which is when two requests of one page would both insert it.
     */
    @Query(
            value = "select 1 from pg_advisory_xact_lock(" + AdvisoryLocks.NOTE + ", hashtext(cast(:id as text)))",
            nativeQuery = true)
    int lock(UUID id);

    List<Note> findByInterviewIdOrderByNotedAtAscIdAsc(UUID interviewId);

    List<Note> findByInterviewIdAndAuthorIdOrderByNotedAtAscIdAsc(UUID interviewId, UUID authorId);

    long countByInterviewIdAndAuthorId(UUID interviewId, UUID authorId);
}
