package dev.greenroom;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Real recordings, names and hostile input that are too large to be committed. {@code GREENROOM_TEST_DATA} says where
 * they are: without it the tests that need them are skipped, with it a missing file is a failure.
 */
public final class TestData {

    private static final String VARIABLE = "GREENROOM_TEST_DATA";

    /** The recordings of real editing, as {@code traces/NAME.jsonl.gz}. */
    public static final List<String> TRACES = List.of(
            "automerge-paper",
            "sveltecomponent",
            "json-crdt-blog-post",
            "astral/json-crdt-blog-post-astral",
            "friendsforever_flat",
            "fitech/fitech-A79-S148",
            "fitech/fitech-A79-S228",
            "fitech/fitech-A81-S204",
            "fitech/fitech-A81-S323",
            "fitech/fitech-A81-S538");

    private TestData() {}

    /** The file of that name, such as {@code traces/sveltecomponent.jsonl.gz}; skips the test that asks without data. */
    public static Path file(String name) {
        var folder = System.getenv(VARIABLE);
        assumeTrue(
                folder != null && !folder.isBlank(),
                () -> "Set " + VARIABLE + " to the folder with the test data to run this: it needs " + name + ".");
        var file = Path.of(folder, name);
        if (!Files.exists(file)) fail(VARIABLE + " is " + folder + ", but there is no " + name + " in it.");
        return file;
    }
}
