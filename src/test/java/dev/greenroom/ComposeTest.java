package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ComposeTest {

    @Test
    @SuppressWarnings("unchecked")
    void runsTheApplicationBesidePostgresqlWithoutAPasswordInTheFile() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        var services = (Map<String, Map<String, Object>>) file.get("services");
        assertThat(services).containsOnlyKeys("greenroom", "database");
        assertThat(services.get("database").get("image")).isEqualTo("postgres:18");
        assertThat(services.values()).allSatisfy(service -> assertThat(service).containsKey("healthcheck"));
        assertThat((Map<String, Object>) file.get("volumes")).containsKey("data");
        services.values()
                .forEach(service -> ((Map<String, String>) service.get("environment")).forEach((name, value) -> {
                    if (name.contains("PASSWORD")) assertThat(value).startsWith("${");
                }));
    }

    @Test
    void imageRunsAsNobodyInParticularOnJdk25() throws IOException {
        var dockerfile = Files.readString(Path.of("src/main/docker/Dockerfile"));
        assertThat(dockerfile).contains("eclipse-temurin:25-jre", "USER 10001", "extract --layers");
    }
}
