package dev.greenroom.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What somebody signs in with: an e-mail address that can be stored. */
@NotBlank(message = "{account.email.missing}")
@Email(message = "{account.email.wrong}")
@Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*", message = "{account.email.wrong}")
@Size(max = 254, message = "{account.email.wrong}")
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@interface AccountEmail {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
