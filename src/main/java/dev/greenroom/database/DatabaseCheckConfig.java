package dev.greenroom.database;

import javax.sql.DataSource;
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
}
