package dev.greenroom.feedback;

import dev.greenroom.database.AdvisoryLocks;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The forms that are being filled in, each for its author alone. */
interface Drafts extends Repository<Draft, UUID> {

    Draft save(Draft draft);

    Optional<Draft> findByInterviewIdAndAuthorId(UUID interviewId, UUID authorId);

    /** Until the transaction ends, whoever writes the same scorecard waits, also where there is no row to lock yet. */
    @Query(
            value = "select 1 from pg_advisory_xact_lock(" + AdvisoryLocks.SCORECARD_DRAFT
                    + ", hashtext(concat(cast(:interview as text), :author)))",
            nativeQuery = true)
    int lock(UUID interview, UUID author);
}
