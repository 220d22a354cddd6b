package dev.greenroom.interview;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

class PersonNameValidator implements ConstraintValidator<PersonName, String> {

    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
        if (name == null) return false;
        if (!Text.isStorable(name)) return says(context, "{text.unstorable}");
        if (name.strip().codePointCount(0, name.strip().length()) > PersonName.MAX) return says(context, "{name.long}");
        return name.codePoints().anyMatch(PersonNameValidator::isVisible);
    }

    private static boolean says(ConstraintValidatorContext context, String message) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        return false;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
