package dev.greenroom.feedback;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The submitted scorecards. Pages read them through {@link Feedback}, which knows who may see them. */
interface Scorecards extends Repository<Scorecard, UUID> {

    Scorecard save(Scorecard scorecard);

    Optional<Scorecard> findByInterviewIdAndAuthorId(UUID interviewId, UUID authorId);

    List<Scorecard> findByInterviewIdOrderBySubmittedAt(UUID interviewId);

    List<Scorecard> findByInterviewIdIn(Collection<UUID> interviewIds);

    long countByInterviewId(UUID interviewId);
}
