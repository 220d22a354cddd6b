package dev.greenroom.feedback;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The submitted scorecards. Pages read them through {@link Feedback}, which knows who may see them. */
interface Scorecards extends Repository<Scorecard, UUID> {

    Scorecard save(Scorecard scorecard);

    boolean existsByInterviewIdAndAuthorId(UUID interviewId, UUID authorId);

    /** With all that is in it. */
    @Query("""
            select s from Scorecard s left join fetch s.ratings
            where s.interviewId = :interview and s.authorId = :author
            """)
    Optional<Scorecard> whole(UUID interview, UUID author);

    /** All of one interview with all that is in them, in the order in which they came. */
    @Query("""
            select s from Scorecard s left join fetch s.ratings
            where s.interviewId = :interview order by s.submittedAt, s.id
            """)
    List<Scorecard> whole(UUID interview);
}
