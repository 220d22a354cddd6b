package dev.greenroom.account;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The staff accounts. */
public interface Users extends Repository<User, UUID> {

    User save(User user);

    Optional<User> findById(UUID id);

    /** As it is now, and for nobody else to change until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from User u where u.id = :id")
    Optional<User> hold(UUID id);

    /** Accounts by id, in no particular order; unknown ids are left out. */
    List<User> findByIdIn(Collection<UUID> ids);

    /** Who may be asked to interview, by name. */
    @Query("""
            select u from User u
            where u.deactivatedAt is null and u.role <> dev.greenroom.account.Role.REVIEWER
            order by u.name, u.id
            """)
    List<User> findInterviewers();

    /** By {@link User#fold(String) folded} address. */
    Optional<User> findByEmailFolded(String emailFolded);

    List<User> findAllByOrderByNameAscIdAsc();

    @Query("select count(u) from User u where u.role = ADMIN and u.deactivatedAt is null")
    long countActiveAdmins();

    long count();

    /** The account of an id that is known to exist, as a foreign key guarantees. */
    default User get(UUID id) {
        return findById(id).orElseThrow(() -> new IllegalStateException("No account " + id));
    }
}
