package dev.greenroom.feedback;

import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;

/**
 * Something that is judged by itself.
 *
 * @param help what it is about, in a line
 * @param anchor1 what was seen of somebody who gets a 1, and so on
 */
@Embeddable
public record Competency(
        UUID id, String name, String help, String anchor1, String anchor2, String anchor3, String anchor4) {

    /** From the lowest mark to the highest. */
    public List<String> anchors() {
        return List.of(anchor1, anchor2, anchor3, anchor4);
    }
}
