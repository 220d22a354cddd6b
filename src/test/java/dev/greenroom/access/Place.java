package dev.greenroom.access;

import java.util.UUID;

/**
 * An interview to be visited.
 *
 * @param candidateSeat the secret in Ada's cookie, empty where she is not here
 * @param request a further guest's request for Ada's seat
 */
record Place(UUID id, String token, String candidateSeat, UUID request) {

    String address(String pattern) {
        return pattern.replace("{id}", id.toString())
                .replace("{token}", token)
                .replace("/i/*/", "/i/" + token + "/")
                .replace("{request}", request.toString())
                .replace("{note}", UUID.randomUUID().toString());
    }
}
