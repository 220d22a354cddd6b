package dev.greenroom.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What somebody is called here: not empty, at most 200 UTF-16 units, nothing that cannot be stored or seen. */
@NotBlank(message = "{account.name.missing}")
@Size(max = 200, message = "{account.name.long}")
@Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*", message = "{account.name.unstorable}")
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@interface AccountName {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
