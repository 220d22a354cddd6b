package dev.greenroom.account;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a password must be like when it is chosen. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NewPassword.Check.class)
@interface NewPassword {

    int SHORTEST = 12;

    /** Bytes in UTF-8; bcrypt looks at no more, so a longer one is refused rather than cut. */
    int LONGEST = 72;

    /** What to say of a short one. */
    String message() default "{account.password.short}";

    /** Whether nothing at all will do as well, for a password that stays as it is. */
    boolean orEmpty() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Check implements ConstraintValidator<NewPassword, String> {

        private boolean orEmpty;

        @Override
        public void initialize(NewPassword rule) {
            orEmpty = rule.orEmpty();
        }

        @Override
        public boolean isValid(@Nullable String password, @Nullable ConstraintValidatorContext context) {
            if (orEmpty && (password == null || password.isEmpty())) return true;
            if (password == null || password.codePointCount(0, password.length()) < SHORTEST) return false;
            if (password.getBytes(StandardCharsets.UTF_8).length <= LONGEST) return true;
            if (context != null) sayLong(context);
            return false;
        }

        private static void sayLong(ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("{account.password.long}")
                    .addConstraintViolation();
        }
    }
}
