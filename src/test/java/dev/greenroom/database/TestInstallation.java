package dev.greenroom.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The application's own start as far as the database: settings, embedded server, check, migration. */
final class TestInstallation {

    /** Shared by the tests, so that the archive is unpacked once a build. */
    static final Path BINARIES = Path.of("target/postgresql-binaries");

    private TestInstallation() {}

    static ConfigurableApplicationContext start(Path dataDir, String... arguments) {
        var all = new ArrayList<>(List.of("--greenroom.data-dir=" + dataDir));
        Collections.addAll(all, arguments);
        return start(all);
    }

    static ConfigurableApplicationContext startOn(String url, String user, String password) {
        return start(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password));
    }

    private static ConfigurableApplicationContext start(List<String> arguments) {
        var all = new ArrayList<>(arguments);
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--greenroom.postgresql-binaries=")))
            all.add("--greenroom.postgresql-binaries=" + BINARIES);
        return new SpringApplicationBuilder(OnlyTheDatabase.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @Import(DatabaseCheckConfig.class)
    @ImportAutoConfiguration({
        EmbeddedDatabaseAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class OnlyTheDatabase {}
}
