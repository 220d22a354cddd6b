package dev.greenroom.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@code User} parameter: whoever is signed in, or null where the parameter allows it. */
@Component
class RequestUser implements CurrentUser, HandlerMethodArgumentResolver {

    @Override
    public Optional<User> find() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) return Optional.empty();
        return Optional.ofNullable(
                (User) request.getAttribute(FreshAccountFilter.USER, RequestAttributes.SCOPE_REQUEST));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == User.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer mavContainer,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        var user = find();
        if (user.isEmpty() && !parameter.isOptional())
            throw new InsufficientAuthenticationException("This page needs somebody who is signed in");
        return user.orElse(null);
    }
}
