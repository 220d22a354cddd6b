package dev.greenroom.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * A line as a page has it.
 *
 * @param heading what stands above it
 * @param markup the line itself, safe HTML
 */
record ShownRow(@Nullable Heading heading, RowView view, String markup) {}
