package dev.greenroom.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded PostgreSQL lives.
 *
 * @param dataDir the directory that holds everything this installation must not lose
 * @param postgresqlBinaries where the server's programs are unpacked, by default in the data directory; nobody but the
 *     user who runs Greenroom may be able to write there
 * @param demo whether this is the demo, whose passwords everybody knows
 */
@ConfigurationProperties("greenroom")
record EmbeddedDatabaseProperties(
        @DefaultValue("./data") Path dataDir,
        @Nullable Path postgresqlBinaries,
        @DefaultValue("false") boolean demo) {

    Path binaries() {
        return postgresqlBinaries == null ? dataDir.resolve("postgresql-binaries") : postgresqlBinaries;
    }
}
