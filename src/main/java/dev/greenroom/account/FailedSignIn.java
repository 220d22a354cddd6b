package dev.greenroom.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A sign-in that failed, for the sake of slowing down the next. */
@Entity
class FailedSignIn {

    @Id
    @GeneratedValue
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    private UUID id;

    private String email;
    private String address;
    private Instant at;

    FailedSignIn(String email, String address, Instant at) {
        this.email = email;
        this.address = address;
        this.at = at;
    }

    @SuppressWarnings("NullAway.Init")
    protected FailedSignIn() {}
}
