package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docker-compose.yml and its Dockerfile promise, read from the files: Docker does not run everywhere. */
class ComposeTest {

    static Map<String, Object> services;
    static Map<String, Object> volumes;
    static List<String> dockerfile;

    @BeforeAll
    static void parse() throws IOException {
        Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("docker-compose.yml")));
        services = map(compose, "services");
        volumes = map(compose, "volumes");
        dockerfile = Files.readAllLines(Path.of("src/main/docker/Dockerfile"));
    }

    @Test
    void runsTheApplicationAndPostgresql18() {
        assertThat(services).containsOnlyKeys("greenroom", "database");
        assertThat(map(services, "greenroom", "build")).containsEntry("dockerfile", "src/main/docker/Dockerfile");
        assertThat(map(services, "database")).containsEntry("image", "postgres:18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"greenroom", "database"})
    void asksEveryServiceHowItIs(String service) {
        assertThat(map(services, service, "healthcheck")).containsKeys("test", "interval", "timeout", "retries");
    }

    @Test
    void startsTheApplicationWhenTheDatabaseAnswers() {
        assertThat(map(services, "greenroom", "depends_on", "database")).containsEntry("condition", "service_healthy");
    }

    @Test
    void keepsTheDatabaseInAVolume() {
        assertThat(volumes).containsKey("data");
        assertThat(map(services, "database").get("volumes")).isEqualTo(List.of("data:/var/lib/postgresql"));
    }

    @Test
    void hasNoPasswordInIt() {
        var passwords = new TreeMap<String, Object>();
        for (var service : services.keySet())
            map(services, service, "environment").forEach((name, value) -> {
                if (name.contains("PASSWORD")) passwords.put(name, value);
            });

        assertThat(passwords)
                .containsKeys("SPRING_DATASOURCE_PASSWORD", "POSTGRES_PASSWORD")
                .allSatisfy((_, value) -> assertThat((String) value)
                        .matches("\\$\\{(POSTGRES_PASSWORD:\\?[^}]+|GREENROOM_ADMIN_PASSWORD:-)}"));
    }

    @Test
    void isReachableThroughTheProxyOfThisMachineOnly() {
        assertThat(map(services, "greenroom").get("ports"))
                .isEqualTo(List.of("127.0.0.1:${GREENROOM_PORT:-8080}:8080"));
        assertThat(map(services, "database")).doesNotContainKey("ports");
    }

    @Test
    void runsOnJava25WithoutRoot() {
        assertThat(dockerfile)
                .filteredOn(line -> line.startsWith("FROM ") || line.startsWith("ARG JAVA="))
                .hasSize(3)
                .allMatch(line -> line.contains(":25-") || line.equals("FROM ${JAVA}"));
        assertThat(dockerfile).contains("USER greenroom");
        assertThat(dockerfile.indexOf("USER greenroom"))
                .isLessThan(dockerfile.size() - 1)
                .isGreaterThan(dockerfile.lastIndexOf("FROM ${JAVA}"));
        assertThat(dockerfile.getLast()).startsWith("ENTRYPOINT [\"java\"");
    }

    @Test
    void copiesTheJarLayerByLayer() {
        assertThat(dockerfile)
                .filteredOn(line -> line.startsWith("COPY --from=build"))
                .containsExactly(
                        "COPY --from=build /build/layers/dependencies/ ./",
                        "COPY --from=build /build/layers/spring-boot-loader/ ./",
                        "COPY --from=build /build/layers/snapshot-dependencies/ ./",
                        "COPY --from=build /build/layers/application/ ./");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String... path) {
        var map = from;
        for (var name : path) map = (Map<String, Object>) map.get(name);
        return map;
    }
}
