package dev.greenroom.interview;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name as somebody typed it: anything at all that can be seen and stored, up to {@value #MAX} characters. It is kept
 * as it is, but for the blanks around it.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PersonNameValidator.class)
public @interface PersonName {

    /** The most code points a name may have. */
    int MAX = 200;

    /** What to say when there is nothing to be seen. */
    String message() default "{interview.name.missing}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
