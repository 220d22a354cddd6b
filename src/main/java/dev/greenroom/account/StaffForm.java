package dev.greenroom.account;

import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What an admin changes of a colleague: an empty password leaves theirs.
 *
 * @param nameBefore the name when the page was made; null where whoever sends this does not care
 * @param roleBefore the role then
 */
record StaffForm(
        @AccountName @Nullable String name,

        @NotNull(message = "{account.role.missing}") @Nullable
        Role role,

        @NewPassword(orEmpty = true) @Nullable String password,

        @Nullable String nameBefore,

        @Nullable Role roleBefore) {

    static StaffForm of(User user) {
        return new StaffForm(user.name(), user.role(), "", user.name(), user.role());
    }

    String nameText() {
        return Objects.requireNonNull(name).strip();
    }

    Role roleOrLeast() {
        return Objects.requireNonNullElse(role, Role.REVIEWER);
    }

    /** Whether somebody else has changed the account since the page was made, and saving this would change it back. */
    boolean wouldReplace(User user) {
        return isUnlike(nameText(), nameBefore, user.name()) || isUnlike(roleOrLeast(), roleBefore, user.role());
    }

    private static <T> boolean isUnlike(T typed, @Nullable T before, T now) {
        return before != null && !before.equals(now) && !typed.equals(now);
    }

    /** Null where it stays as it is. */
    @Nullable
    String newPassword() {
        return StringUtils.hasLength(password) ? password : null;
    }

    @Override
    public String toString() {
        return "StaffForm[not shown]";
    }
}
