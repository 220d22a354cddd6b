package dev.greenroom.demo;

import dev.greenroom.account.User;
import dev.greenroom.feedback.PrivateNotes;
import dev.greenroom.room.Rehearsal;
import dev.greenroom.room.Rehearsal.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * Plays an interview as people would type it: unevenly, with slips that are put right, and pauses to think. The same
 * seed gives the same play.
 */
final class Play {

    private static final String KEYS = "abcdefghijklmnopqrstuvwxyz";

    private final DemoClock clock;
    private final Rehearsal rehearsal;
    private final PrivateNotes privateNotes;
    private final Instant start;
    private final Random random;

    Play(DemoClock clock, Rehearsal rehearsal, PrivateNotes privateNotes, long seed) {
        this.clock = clock;
        this.rehearsal = rehearsal;
        this.privateNotes = privateNotes;
        this.start = clock.instant();
        this.random = new Random(seed);
    }

    /** Types at the end of what is there. */
    void types(Actor who, String text) {
        typesAt(who, rehearsal.text().length(), text);
    }

    /** Types before or after something that is in the code. */
    void typesAfter(Actor who, String anchor, String text) {
        typesAt(who, place(anchor) + anchor.length(), text);
    }

    /** Selects something and types over it. */
    void replaces(Actor who, String old, String text) {
        var at = place(old);
        who.select(at, at + old.length());
        think(900);
        who.edit(at, at + old.length(), "", "typed");
        typesAt(who, at, text);
    }

    void pastes(Actor who, String text) {
        think(800);
        who.edit(rehearsal.text().length(), rehearsal.text().length(), text, "pasted");
        think(600);
    }

    void renames(Actor who, String name) {
        think(2_000);
        who.rename(name);
    }

    /** A new file, in which they go on. */
    void addsFile(Actor who, String name) {
        think(2_500);
        who.addFile(name);
    }

    /** Runs the file they work in; it says what that very program says. */
    void runs(Actor who, String channel, String text, int code) {
        think(1_500);
        who.startProgram();
        clock.forward(Duration.ofMillis(29));
        rehearsal.writes(channel, text);
        clock.forward(Duration.ofMillis(6));
        rehearsal.exits(code, Duration.ofMillis(34), 9 << 20);
        think(1_500);
    }

    /** Writes down what only interviewers read. */
    void notes(User who, String words) {
        privateNotes.jot(rehearsal.interview(), who, words);
    }

    void says(Actor who, String message) {
        think(40 * message.length());
        who.say(message);
    }

    void points(Actor who, String at) {
        var place = place(at);
        who.select(place, place + at.length());
        think(1_500);
    }

    /** Nothing happens until then, minutes and seconds after the beginning; at once where that has passed. */
    void until(int minutes, int seconds) {
        var then = start.plusSeconds(minutes * 60L + seconds);
        while (clock.instant().isBefore(then)) {
            var left = Duration.between(clock.instant(), then);
            clock.forward(left.compareTo(Duration.ofSeconds(2)) < 0 ? left : Duration.ofSeconds(2));
            rehearsal.tick();
        }
    }

    void finish(User by) {
        rehearsal.tick();
        rehearsal.finish(by);
    }

    private void typesAt(Actor who, int at, String text) {
        var place = at;
        for (var i = 0; i < text.length(); ) {
            var key = new String(Character.toChars(text.codePointAt(i)));
            think(pace(key));
            if (Character.isLetter(text.codePointAt(i)) && random.nextInt(70) == 0) slip(who, place);
            who.edit(place, place, key, "typed");
            place += key.length();
            i += key.length();
            if (i % 20 == 0) rehearsal.tick();
        }
    }

    private void slip(Actor who, int place) {
        var wrong = KEYS.charAt(random.nextInt(KEYS.length()));
        who.edit(place, place, String.valueOf(wrong), "typed");
        think(350);
        who.edit(place, place + 1, "", "typed");
        think(180);
    }

    private int pace(String key) {
        return switch (key) {
            case "\n" -> 500;
            case " " -> 120;
            default -> 140;
        };
    }

    /** About so many milliseconds. */
    private void think(int milliseconds) {
        clock.forward(Duration.ofMillis(milliseconds / 2 + random.nextInt(milliseconds)));
    }

    private int place(String anchor) {
        var at = rehearsal.text().lastIndexOf(anchor);
        if (at < 0) throw new IllegalStateException("The script looks for " + anchor + " in:\n" + rehearsal.text());
        return at;
    }
}
