package dev.greenroom.feedback;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EarlierScorecards extends Repository<EarlierScorecard, UUID> {

    EarlierScorecard save(EarlierScorecard earlier);

    /** Those of several scorecards with all that is in them, the latest first. */
    @Query("""
            select e from EarlierScorecard e left join fetch e.ratings
            where e.scorecardId in :scorecards order by e.submittedAt desc
            """)
    List<EarlierScorecard> of(Collection<UUID> scorecards);
}
