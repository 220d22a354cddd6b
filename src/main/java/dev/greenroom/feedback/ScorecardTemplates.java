package dev.greenroom.feedback;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ScorecardTemplates extends Repository<ScorecardTemplate, UUID> {

    Optional<ScorecardTemplate> findById(UUID id);

    List<ScorecardTemplate> findByIdIn(Collection<UUID> ids);

    Optional<ScorecardTemplate> findFirstByOrderByCreatedAtDescVersionDesc();

    /** What a new scorecard asks. */
    default ScorecardTemplate newest() {
        return findFirstByOrderByCreatedAtDescVersionDesc()
                .orElseThrow(() -> new IllegalStateException("No scorecard template"));
    }
}
