package dev.greenroom.running;

import java.time.Duration;

/**
 * What a run may use.
 *
 * @param wall by the clock
 * @param cpu of a processor, for each process
 * @param memory bytes of all processes together
 * @param data bytes that one process may ask for: more than it may use, where a language reserves what it never touches
 * @param processes and threads
 * @param file bytes in one file
 * @param output bytes, of both channels together
 */
record Limits(Duration wall, Duration cpu, long memory, long data, int processes, long file, int output) {

    static final long MEBIBYTE = 1024 * 1024;

    static final Limits USUAL = new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            256 * MEBIBYTE,
            256 * MEBIBYTE,
            64,
            32 * MEBIBYTE,
            64 * 1024);

    Limits within(Duration time) {
        return new Limits(time, time, memory, data, processes, file, output);
    }

    Limits withMemory(long mebibytes, long dataMebibytes) {
        return new Limits(wall, cpu, mebibytes * MEBIBYTE, dataMebibytes * MEBIBYTE, processes, file, output);
    }
}
