package dev.greenroom.feedback;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one interviewer says about one competency.
 *
 * @param mark 1 to 4, null where it was not assessed, which is no mark and counts in no average
 * @param evidence what was seen, as typed; may be empty
 */
@Embeddable
public record Rating(UUID competencyId, @Nullable Integer mark, String evidence) {}
