package dev.greenroom.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's files. At no moment of their life does the server listen without a password: the role is made before it
 * first runs, by the server's single-user mode, and {@code pg_hba.conf} has one line. The superuser has none, so nobody
 * can connect as it.
 */
final class Cluster {

    static final String ROLE = "greenroom";
    static final String DATABASE = "greenroom";

    private static final String OURS = "greenroom.conf";

    private final DataDirectory directory;
    private final Programs programs;

    Cluster(DataDirectory directory, Programs programs) {
        this.directory = directory;
        this.programs = programs;
    }

    Path path() {
        return directory.cluster();
    }

    /** Makes the files if they are not there, and a new password if somebody deleted its file. */
    void ensure() throws IOException {
        if (!Files.exists(path())) create();
        else if (!Files.exists(directory.passwordFile())) changePassword();
    }

    String password() throws IOException {
        return Files.readString(directory.passwordFile()).strip();
    }

    /** Written at every start, so that an upgrade of Greenroom can change a setting. */
    void configure(int port) throws IOException {
        OwnerOnly.write(path().resolve("pg_hba.conf"), """
                # Written by Greenroom at every start. What is not here is refused.
                host %s %s 127.0.0.1/32 scram-sha-256
                """.formatted(DATABASE, ROLE));
        OwnerOnly.write(path().resolve(OURS), """
                # Written by Greenroom at every start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 60
                password_encryption = 'scram-sha-256'
                # An edit that anyone has seen is on disk.
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                timezone = 'UTC'
                log_timezone = 'UTC'
                # A week of logs, each overwritten after seven days.
                logging_collector = on
                log_directory = 'log'
                log_filename = 'postgresql-%%a.log'
                log_truncate_on_rotation = on
                log_checkpoints = off
                """.formatted(port));
    }

    /** A half-made cluster never has the final name. */
    private void create() throws IOException {
        var staging = path().resolveSibling(path().getFileName() + ".new");
        FileSystemUtils.deleteRecursively(staging);
        programs.run(
                        "initdb",
                        "--pgdata=" + staging,
                        "--username=postgres",
                        "--auth=reject",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8")
                .orThrow("Creating the database's files");
        Files.writeString(
                staging.resolve("postgresql.conf"), "include_if_exists = '" + OURS + "'\n", StandardOpenOption.APPEND);
        var password = newPassword();
        execute(
                staging,
                "create role %s login password '%s'".formatted(ROLE, password),
                "create database %s owner %s".formatted(DATABASE, ROLE));
        OwnerOnly.write(directory.passwordFile(), password + "\n");
        OwnerOnly.rename(staging, path());
    }

    private void changePassword() throws IOException {
        var password = newPassword();
        execute(path(), "alter role %s password '%s'".formatted(ROLE, password));
        OwnerOnly.write(directory.passwordFile(), password + "\n");
    }

    /** In single-user mode a line is a statement; nothing listens, and the password is on no command line. */
    private void execute(Path cluster, String... statements) throws IOException {
        programs.run(
                        "postgres",
                        List.of("--single", "-c", "exit_on_error=on", "-D", cluster.toString(), "postgres"),
                        String.join("\n", statements) + "\n")
                .orThrow("Making the database's role");
    }

    private static String newPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
