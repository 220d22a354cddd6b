package dev.greenroom.interview;

import dev.greenroom.account.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The interviews. Pages load through the viewer, so that what one may not see is not found. */
public interface Interviews extends Repository<Interview, UUID> {

    Interview save(Interview interview);

    Optional<Interview> findById(UUID id);

    /** By the secret of its link, cancelled or not. */
    Optional<Interview> findByToken(String token);

    /**
     * The interview if this viewer may see it: see {@code docs/security.md}. Cancelled ones are seen by
     * nobody, and nobody sees the one in which they were the candidate.
     */
    default Optional<Interview> visibleTo(User viewer, UUID id) {
        var interview = switch (viewer.role()) {
            case ADMIN, RECRUITER -> findById(id).filter(found -> !found.isCancelled());
            case INTERVIEWER -> findOwn(viewer.id(), id);
            case REVIEWER -> findById(id).filter(found -> found.stage() == Stage.FINISHED);
        };
        return interview.filter(found -> !found.isAbout(viewer));
    }

    /** {@link #visibleTo} for pages that are about one interview. */
    default Interview get(User viewer, UUID id) {
        return visibleTo(viewer, id).orElseThrow(() -> new NoSuchInterview(id));
    }

    /**
     * {@link #get(User, UUID)} for what there is only of an interview that is over.
     *
     * @throws WrongStage when it is not Finished
     */
    default Interview finished(User viewer, UUID id) {
        var interview = get(viewer, id);
        if (interview.stage() != Stage.FINISHED) throw new WrongStage(interview.stage(), Stage.FINISHED);
        return interview;
    }

    /** An interview that is known to exist, for the system's own work. */
    default Interview get(UUID id) {
        return findById(id).orElseThrow(() -> new NoSuchInterview(id));
    }

    /**
     * Saves several in one transaction. Their words are learnt first and all at once, which is in an order (V13.3): learnt with
     * one interview after the other, two people with the same new names in different orders would wait for each other.
     */
    default List<Interview> saveTogether(List<Interview> several) {
        learnWords(several.stream().map(Interview::searchWords).collect(Collectors.joining(" ")));
        return several.stream().map(this::save).toList();
    }

    @Query(value = "select count(*) from learn_words(:words)", nativeQuery = true)
    long learnWords(String words);

    /** What this member of staff created in one moment and did not cancel, in the order in which they did. */
    @Query("""
            select i from Interview i
            where i.createdBy = :staff and i.createdAt = :moment and i.cancelledAt is null
            order by i.id
            """)
    List<Interview> findCreatedTogether(UUID staff, Instant moment);

    /** An interview that was created by, is assigned to, or was joined by this member of staff. */
    @Query("""
            select i from Interview i
            where i.id = :id and i.cancelledAt is null
              and (i.createdBy = :staff
                or :staff member of i.interviewers
                or exists (select 1 from Participant p where p.interviewId = i.id and p.staffId = :staff))
            """)
    Optional<Interview> findOwn(UUID staff, UUID id);
}
