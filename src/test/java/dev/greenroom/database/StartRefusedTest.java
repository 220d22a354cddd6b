package dev.greenroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever starts Greenroom where it cannot start reads one sentence, and it says what to do. */
@Tag("long")
@ExtendWith(OutputCaptureExtension.class)
class StartRefusedTest {

    @TempDir
    static Path running;

    @TempDir
    Path dataDir;

    static ConfigurableApplicationContext application;
    static JdbcConnectionDetails details;

    @BeforeAll
    static void start() {
        application = TestInstallation.start(running);
        details = application.getBean(JdbcConnectionDetails.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void whenTheDirectoryIsInUse(CapturedOutput output) {
        refuses(() -> TestInstallation.start(running).close());

        assertThat(output)
                .contains("Another Greenroom is running on " + running
                        + ": stop it first, or set GREENROOM_DATA_DIR to another directory.");
        assertStillRuns();
    }

    @Test
    void whenTheDirectoryIsNotWritable(CapturedOutput output) throws IOException {
        var file = Files.createFile(dataDir.resolve("file"));

        refuses(() -> TestInstallation.start(file.resolve("data")).close());

        assertThat(output).contains("Greenroom cannot write to " + file.resolve("data") + ":");
    }

    @Test
    void whenTheDirectoryIsOfAnotherMajorVersion(CapturedOutput output) throws IOException {
        Files.createDirectory(dataDir.resolve("postgresql-17"));

        refuses(() -> TestInstallation.start(dataDir).close());

        assertThat(output)
                .contains(dataDir + " was written by PostgreSQL 17, and this Greenroom brings PostgreSQL 18:");
    }

    @Test
    void whenRealDataIsStartedAsTheDemo(CapturedOutput output) throws IOException {
        Files.createDirectory(dataDir.resolve("postgresql-18"));

        refuses(() -> TestInstallation.start(dataDir, "--greenroom.demo=true").close());

        assertThat(output).contains(dataDir + " holds real data:");
    }

    @Test
    void whenTheDemosDataIsStartedForReal(CapturedOutput output) {
        TestInstallation.start(dataDir, "--greenroom.demo=true").close();

        refuses(() -> TestInstallation.start(dataDir).close());

        assertThat(output).contains(dataDir + " holds the demo, whose passwords everybody knows:");
    }

    @Test
    void whenSomebodyElsesPostgresqlRunsOnTheFiles(CapturedOutput output) throws IOException {
        var cluster = Files.createDirectory(dataDir.resolve("postgresql-18"));
        var theirs = Files.readString(running.resolve("postgresql-18/postmaster.pid"));
        Files.writeString(cluster.resolve("postmaster.pid"), theirs);

        refuses(() -> TestInstallation.start(
                        dataDir, "--greenroom.postgresql-binaries=" + dataDir.resolve("other-binaries"))
                .close());

        assertThat(output).contains("A PostgreSQL that is not Greenroom's (").contains("stop it first.");
        assertStillRuns();
    }

    @Test
    void whenTheDatabaseIsDown(CapturedOutput output) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        refuses(() -> TestInstallation.startOn("jdbc:postgresql://127.0.0.1:" + port + "/greenroom", "ada", "secret")
                .close());

        assertThat(output)
                .contains("No PostgreSQL answers at 127.0.0.1:" + port + "/greenroom (")
                .contains("): start it, or correct SPRING_DATASOURCE_URL.");
    }

    @Test
    void whenTheDatabaseDoesNotKnowThePassword(CapturedOutput output) {
        refuses(() -> TestInstallation.startOn(details.getJdbcUrl(), "greenroom", "guessed")
                .close());

        assertThat(output)
                .contains(
                        "refuses the user greenroom: check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.")
                .doesNotContain("guessed");
    }

    @Test
    void whenTheDatabaseIsTooOld(CapturedOutput output) throws IOException {
        var real = JdbcClient.create(application.getBean(DataSource.class))
                .sql("show server_version")
                .query(String.class)
                .single();
        var old = "15" + real.substring(2);
        try (var forger =
                new VersionForger(URI.create(details.getJdbcUrl().substring(5)).getPort(), real, old)) {
            var url = "jdbc:postgresql://127.0.0.1:" + forger.port() + "/greenroom";

            refuses(() -> TestInstallation.startOn(url, details.getUsername(), details.getPassword())
                    .close());
        }

        assertThat(output).contains("is PostgreSQL 15: Greenroom needs PostgreSQL 16 or later.");
    }

    @Test
    void whenTheDatabaseIsANewerGreenrooms(CapturedOutput output) {
        try (var context = TestInstallation.start(dataDir)) {
            JdbcClient.create(context.getBean(DataSource.class)).sql("""
                    insert into flyway_schema_history
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    values (9999, '9999', 'the future', 'SQL', 'V9999__the_future.sql', 1, 'greenroom', 1, true)""").update();
        }

        refuses(() -> TestInstallation.start(dataDir).close());

        assertThat(output)
                .contains("was written by a newer Greenroom (schema 9999): start that version or a later one");
    }

    @Test
    void whenThePortIsTaken(CapturedOutput output) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var application = new SpringApplication(OnlyTomcat.class);
            application.setDefaultProperties(
                    Map.of("server.port", taken.getLocalPort(), "server.address", "127.0.0.1"));

            assertThatThrownBy(() -> application.run().close());

            assertThat(output)
                    .contains("Port " + taken.getLocalPort()
                            + " is in use: stop the program that listens on it, or set SERVER_PORT to another port.");
        }
    }

    private static void refuses(ThrowingCallable start) {
        assertThatThrownBy(start)
                .satisfies(failure -> assertThat(refusal(failure)).isInstanceOf(StartRefused.class));
    }

    private static Throwable refusal(Throwable failure) {
        var cause = failure;
        while (!(cause instanceof StartRefused) && cause.getCause() != null) cause = cause.getCause();
        return cause;
    }

    private static void assertStillRuns() {
        var jdbc = JdbcClient.create(application.getBean(DataSource.class));
        assertThat(jdbc.sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
    static class OnlyTomcat {}
}
