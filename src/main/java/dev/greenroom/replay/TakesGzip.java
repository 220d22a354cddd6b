package dev.greenroom.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a client that sends this {@code Accept-Encoding} takes gzip. */
final class TakesGzip {

    private static final Pattern YES = Pattern.compile("(x-)?gzip(\\s*;\\s*q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?");

    private TakesGzip() {}

    static boolean in(String encodings) {
        return Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(","))
                .anyMatch(encoding -> YES.matcher(encoding.strip()).matches());
    }
}
