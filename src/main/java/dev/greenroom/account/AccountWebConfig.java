package dev.greenroom.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AccountWebConfig implements WebMvcConfigurer {

    private final RequestUser requestUser;

    AccountWebConfig(RequestUser requestUser) {
        this.requestUser = requestUser;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(requestUser);
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(AccountWebConfig::errorsOfScripts, new HeaderContentNegotiationStrategy()));
    }

    /** Scripts, which accept anything, are told of errors in JSON rather than by a page. */
    private static List<MediaType> errorsOfScripts(NativeWebRequest web) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        var error = request != null && request.getDispatcherType() == DispatcherType.ERROR;
        return error && Scripted.is(request)
                ? List.of(MediaType.APPLICATION_JSON)
                : ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
    }
}
