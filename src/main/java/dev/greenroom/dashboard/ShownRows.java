package dev.greenroom.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Lines that follow one another on a page with nothing between them. For a template they are one, as what it repeats
 * takes it longer than what it writes.
 *
 * @param heading what stands above them
 * @param markup the lines themselves, safe HTML
 * @param link what stands below them: the link of an interview just created, which is then the only one of them
 */
record ShownRows(
        @Nullable Heading heading, String markup, @Nullable String link) {}
