package dev.greenroom.interview;

import dev.greenroom.account.User;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Reads candidates as people paste them: one a line, a name and where it is known an e-mail address, with a tab, a
 * semicolon or a comma in between, quoted as spreadsheets do. Each line stands for itself, so that a quotation mark that
 * is never closed spoils one candidate and not all that follow.
 */
@Component
class PastedLines {

    /** More are a mistake, or a matter for a script. */
    static final int MOST = 200;

    private static final CSVFormat CELLS =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    /** By how likely each is what separates: a comma is a part of many names. */
    private static final List<Character> SEPARATORS = List.of('\t', ';', ',');

    private static final Set<String> HEADINGS = Set.of("email", "e-mail", "mail", "email address", "e-mail address");

    /** @param line counted from one, as editors do */
    record Candidate(int line, String name, @Nullable String email) {}

    /** @param sentence what is wrong with the line, for its author */
    record Problem(int line, String text, String sentence) {}

    /** What a paste holds; lines without anything in them count and are nothing else. */
    record Read(List<Candidate> candidates, List<Problem> problems) {

        int size() {
            return candidates.size() + problems.size();
        }

        /** The lines that are none, to be put right. */
        String left() {
            return problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
        }
    }

    private final Validator validator;
    private final MessageSource messages;

    PastedLines(Validator validator, MessageSource messages) {
        this.validator = validator;
        this.messages = messages;
    }

    Read read(User viewer, String pasted) {
        var candidates = new ArrayList<Candidate>();
        var problems = new ArrayList<Problem>();
        var earlier = new Earlier();
        var lines = pasted.replaceFirst("^\uFEFF", "").lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) continue;
            var cells = cells(lines.get(i));
            var isFirst = candidates.isEmpty() && problems.isEmpty();
            if (cells != null && (cells.isEmpty() || isFirst && isHeading(cells))) continue;
            var candidate = cells == null ? null : candidate(i + 1, cells);
            var problem = candidate == null
                    ? say("several.quotes")
                    : cells.size() > 2 ? say("several.parts", cells.size()) : problem(viewer, candidate, earlier);
            if (problem != null) problems.add(new Problem(i + 1, lines.get(i), problem));
            else {
                earlier.add(candidate);
                candidates.add(candidate);
            }
        }
        return new Read(candidates, problems);
    }

    private @Nullable String problem(User viewer, Candidate candidate, Earlier earlier) {
        var name = validator.validateValue(InterviewForm.class, "candidateName", candidate.name());
        if (!name.isEmpty()) return words(name);
        var email = validator.validateValue(InterviewForm.class, "candidateEmail", candidate.email());
        if (!email.isEmpty()) return say("several.email", candidate.email());
        if (candidate.email() != null && User.fold(candidate.email()).equals(viewer.emailFolded()))
            return say("interview.email.own");
        var same = earlier.same(candidate);
        if (same == null) return null;
        var isByAddress = candidate.email() != null && same.email() != null;
        return say(isByAddress ? "several.same.email" : "several.same.name", same.line());
    }

    /** Without those that are empty at the end, as of a spreadsheet's other columns; null where quotes do not match. */
    private static @Nullable List<String> cells(String line) {
        List<String> whole = null;
        var torn = false;
        for (var separator : SEPARATORS) {
            var cells = cells(line, separator);
            if (cells.size() > 1) return trimmed(cells);
            if (!cells.isEmpty()) whole = cells;
            else torn |= line.indexOf(separator) >= 0;
        }
        return torn || whole == null ? null : trimmed(whole);
    }

    /** None where the line makes no sense with that in between. */
    private static List<String> cells(String line, char separator) {
        try (var parser = CELLS.builder().setDelimiter(separator).get().parse(new StringReader(line))) {
            return parser.getRecords().stream()
                    .flatMap(row -> row.stream().map(String::strip))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static List<String> trimmed(List<String> cells) {
        var size = cells.size();
        while (size > 0 && cells.get(size - 1).isEmpty()) size--;
        return cells.subList(0, size);
    }

    private static boolean isHeading(List<String> cells) {
        return cells.size() == 2 && HEADINGS.contains(cells.get(1).toLowerCase(Locale.ROOT));
    }

    private static Candidate candidate(int line, List<String> cells) {
        return new Candidate(line, cells.getFirst(), cells.size() < 2 ? null : text(cells.get(1)));
    }

    private static String words(Set<? extends ConstraintViolation<?>> violations) {
        return violations.iterator().next().getMessage();
    }

    private String say(String key, @Nullable Object... values) {
        return messages.getMessage(key, values, Locale.ENGLISH);
    }

    private static @Nullable String text(String cell) {
        return StringUtils.hasText(cell) ? cell : null;
    }

    /** Whom the lines above have named. */
    private static final class Earlier {

        private final Map<String, Candidate> byEmail = new HashMap<>();
        private final Map<String, Candidate> byName = new HashMap<>();

        void add(Candidate candidate) {
            if (candidate.email() != null) byEmail.putIfAbsent(User.fold(candidate.email()), candidate);
            byName.putIfAbsent(Folded.of(candidate.name()).text(), candidate);
        }

        /** The same address; or the same name, unless two addresses tell them apart. */
        @Nullable
        Candidate same(Candidate candidate) {
            if (candidate.email() != null && byEmail.containsKey(User.fold(candidate.email())))
                return byEmail.get(User.fold(candidate.email()));
            var namesake = byName.get(Folded.of(candidate.name()).text());
            return namesake == null || candidate.email() != null && namesake.email() != null ? null : namesake;
        }
    }
}
