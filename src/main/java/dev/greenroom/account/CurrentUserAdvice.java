package dev.greenroom.account;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every page may show who is signed in. */
@ControllerAdvice
class CurrentUserAdvice {

    private final CurrentUser currentUser;

    CurrentUserAdvice(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @ModelAttribute("me")
    @Nullable
    User me() {
        return currentUser.find().orElse(null);
    }
}
