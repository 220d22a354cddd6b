package dev.greenroom.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface FailedSignIns extends Repository<FailedSignIn, UUID> {

    /** How often, and when last; the time is null for never. */
    record Summary(long count, @Nullable Instant last) {}

    FailedSignIn save(FailedSignIn failure);

    @Query("""
            select new dev.greenroom.account.FailedSignIns$Summary(count(f), max(f.at))
            from FailedSignIn f where f.email = :email and f.at > :since
            """)
    Summary ofAccount(String email, Instant since);

    @Query("""
            select new dev.greenroom.account.FailedSignIns$Summary(count(f), max(f.at))
            from FailedSignIn f where f.address = :address and f.at > :since
            """)
    Summary ofAddress(String address, Instant since);

    @Modifying
    @Transactional
    @Query("delete from FailedSignIn f where f.email = :email")
    void forgiveAccount(String email);

    @Modifying
    @Transactional
    @Query("delete from FailedSignIn f where f.at < :before")
    void forget(Instant before);
}
