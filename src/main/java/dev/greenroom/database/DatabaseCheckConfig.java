package dev.greenroom.database;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseCheckConfig {

    @Bean
    FlywayMigrationStrategy databaseCheck(DataSource dataSource, JdbcConnectionDetails details) {
        return new DatabaseCheck(dataSource, details);
    }

    /** A migration may take as long as it has to, so it goes by none of the pool's connections, which give up. */
    @Bean
    FlywayConfigurationCustomizer migrationsTakeTheirTime(JdbcConnectionDetails details) {
        return flyway -> flyway.dataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
    }
}
