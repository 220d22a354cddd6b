package dev.greenroom;

import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.jpa.repository.query.QueryEnhancerFactories;
import org.springframework.data.jpa.repository.query.QueryEnhancerSelector.DefaultQueryEnhancerSelector;

/** What Spring Data does with the repositories of all packages. */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(queryEnhancerSelector = RepositoryConfig.AsWritten.class)
class RepositoryConfig {

    /**
     * Queries are run as they are written, and Hibernate alone parses them. Spring Data would parse them as well, to sort or
     * count what they find, which none of ours asks for; a start took a second longer for that.
     */
    static final class AsWritten extends DefaultQueryEnhancerSelector {

        AsWritten() {
            super(DEFAULT_NATIVE, QueryEnhancerFactories.fallback());
        }
    }
}
