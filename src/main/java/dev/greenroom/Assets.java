package dev.greenroom;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Scripts, styles, fonts and icons. Pages name them below a version made of all that is in them, so a browser asks for
 * each once and never again, and a new Greenroom is never mixed with what it kept of an old one. One version for all:
 * the relative imports of ES modules and style sheets lead to the same version by themselves.
 */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {

    private static final String LOCATION = "classpath:/static/";
    private static final List<String> VERSIONED = List.of("/js/", "/css/", "/vendor/");

    /** As {@code SecurityConfig} knows it. */
    private final String version = "v" + digest().substring(0, 12);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/" + version + "/**")
                .addResourceLocations(LOCATION)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(LOCATION)
                // Whoever asks without a version asks each time, and is answered 304.
                .setCacheControl(CacheControl.noCache());
    }

    /**
     * Puts the version into the addresses that pages name. By how they begin: Spring's own filter would look for a file at
     * each of the links of a page, which took a third of what a list of fifty costs.
     */
    @Bean
    OncePerRequestFilter versionedAddresses() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                chain.doFilter(request, new VersionedLinks(response, request.getContextPath(), version));
            }
        };
    }

    private static final class VersionedLinks extends HttpServletResponseWrapper {

        private final String root;
        private final String version;

        VersionedLinks(HttpServletResponse response, String root, String version) {
            super(response);
            this.root = root;
            this.version = version;
        }

        @Override
        public String encodeURL(String url) {
            var versioned = VERSIONED.stream().anyMatch(folder -> url.startsWith(folder, root.length()));
            return super.encodeURL(versioned ? root + "/" + version + url.substring(root.length()) : url);
        }
    }

    private static String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            // In an order that is the same everywhere, so that two servers behind one address agree.
            var files = new TreeMap<String, Resource>();
            for (var file : new PathMatchingResourcePatternResolver().getResources(LOCATION + "**"))
                if (file.isReadable()) files.put(file.getURL().getPath(), file);
            for (var file : files.values()) {
                digest.update(file.getFilename().getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
