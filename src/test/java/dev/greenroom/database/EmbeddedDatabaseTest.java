package dev.greenroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server that {@code java -jar greenroom.jar} runs on when nobody gives it one. */
class EmbeddedDatabaseTest {

    @TempDir
    static Path dataDir;

    static ConfigurableApplicationContext application;
    static JdbcConnectionDetails details;
    static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        application = TestInstallation.start(dataDir);
        details = application.getBean(JdbcConnectionDetails.class);
        jdbc = JdbcClient.create(application.getBean(DataSource.class));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void isDurable(String setting) {
        assertThat(jdbc.sql("select setting from pg_settings where name = ?")
                        .param(setting)
                        .query(String.class)
                        .single())
                .isEqualTo("on");
    }

    @Test
    void hasTheMajorVersionThatItsDirectorysNameSays() {
        assertThat(setting("server_version")).startsWith(DataDirectory.MAJOR + ".");
        assertThat(dataDir.resolve("postgresql-18/PG_VERSION")).hasContent("18");
    }

    @Test
    void listensOnThisMachineOnly() throws IOException {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        var socketDirectory = Files.readAllLines(dataDir.resolve("postgresql-18/postmaster.pid"))
                .get(4);
        assertThat(socketDirectory).isEmpty();
        var elsewhere = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .findFirst();
        if (elsewhere.isEmpty()) return;
        try (var socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(elsewhere.get(), port()), 5_000))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void asksForThePasswordByScram() {
        assertThat(setting("password_encryption")).isEqualTo("scram-sha-256");
        assertRefused("greenroom", "greenroom", "");
        assertRefused("greenroom", "greenroom", "greenroom");
    }

    @Test
    void keepsOutTheSuperuserAndEveryOtherDatabase() {
        assertRefused("greenroom", "postgres", "");
        assertRefused("greenroom", "postgres", details.getPassword());
        assertRefused("postgres", "postgres", "");
        assertRefused("postgres", "greenroom", details.getPassword());
        assertRefused("template1", "greenroom", details.getPassword());
    }

    @Test
    void worksAsARoleWithoutSpecialRights() {
        assertThat(jdbc.sql("""
                        select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                        from pg_roles where rolname = current_user""").query(Boolean.class).single()).isFalse();
    }

    @Test
    void keepsDataAndPasswordFromOtherUsersOfTheMachine() throws IOException {
        assertThat(Files.getPosixFilePermissions(dataDir.resolve("postgresql-18.password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(dataDir.resolve("postgresql-18")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void comparesLettersOfEveryLanguage() {
        assertThat(jdbc.sql("select upper('žofia müller') = 'ŽOFIA MÜLLER'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void canBeSearchedByTrigrams() {
        assertThat(jdbc.sql("select count(*) from pg_available_extensions where name in ('pg_trgm', 'unaccent')")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void neverPrintsThePassword() throws IOException {
        assertThat(details.toString()).doesNotContain(details.getPassword());
        try (Stream<Path> logs = Files.list(dataDir.resolve("postgresql-18/log"))) {
            assertThat(logs)
                    .isNotEmpty()
                    .allSatisfy(log -> assertThat(log).content().doesNotContain(details.getPassword()));
        }
    }

    private static String setting(String name) {
        return jdbc.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private static int port() {
        return URI.create(details.getJdbcUrl().substring(5)).getPort();
    }

    private static void assertRefused(String database, String user, String password) {
        var url = "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
        assertThatThrownBy(
                        () -> DriverManager.getConnection(url, user, password).close())
                .isInstanceOf(SQLException.class);
    }
}
