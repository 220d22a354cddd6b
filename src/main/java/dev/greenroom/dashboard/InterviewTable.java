package dev.greenroom.dashboard;

import dev.greenroom.feedback.Verdict;
import dev.greenroom.interview.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Lines of interviews as spreadsheets take them: RFC 4180, with the mark by which they know UTF-8. No cell is a formula,
 * whatever people are called: see OWASP, "CSV Injection".
 */
@Component
class InterviewTable {

    /** What makes a formula of a cell, in the wide forms of East Asian keyboards too. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final MessageSource messages;

    InterviewTable(MessageSource messages) {
        this.messages = messages;
    }

    Sheet begin(Appendable out, ZoneId zone) {
        try {
            out.append(BYTE_ORDER_MARK);
            var printer = new CSVPrinter(out, CSVFormat.RFC4180);
            printer.printRecord((Object[]) say("export.columns", zone.getId()).split(", "));
            return new Sheet(printer, zone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table that is being written. */
    class Sheet {

        private final CSVPrinter printer;
        private final ZoneId zone;

        private Sheet(CSVPrinter printer, ZoneId zone) {
            this.printer = printer;
            this.zone = zone;
        }

        /** Says what the row says to the same viewer. */
        void add(InterviewRow row) {
            var interview = row.interview();
            var feedback = row.feedback();
            var isOver = interview.stage() == Stage.FINISHED;
            var isTold = isOver && !feedback.sealed();
            try {
                printer.printRecord(Stream.of(
                                interview.candidateName(),
                                row.shownEmail(),
                                interview.position(),
                                String.join(", ", interview.labels()),
                                say("stage." + interview.stage()),
                                time(interview.startsAt()),
                                interview.durationMinutes(),
                                time(interview.createdAt()),
                                time(interview.startedAt()),
                                time(interview.finishedAt()),
                                isOver ? row.minutes() : null,
                                row.people().stream()
                                        .map(InterviewRow.Person::name)
                                        .collect(Collectors.joining(", ")),
                                isTold ? feedback.submitted() : null,
                                isTold ? feedback.expected() : null,
                                isTold ? verdict(feedback.verdict()) : null,
                                isTold ? String.join(", ", feedback.owing()) : null,
                                row.link())
                        .map(InterviewTable::cell));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private @Nullable String time(@Nullable Instant instant) {
            return instant == null ? null : TIME.format(instant.atZone(zone));
        }
    }

    /** Text that begins like a formula gets an apostrophe in front, which spreadsheets take for "this is text". */
    static String cell(@Nullable Object value) {
        if (value == null) return "";
        var text = value.toString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private @Nullable String verdict(@Nullable Verdict verdict) {
        if (verdict == null) return null;
        if (verdict.isMixed()) return say("verdict.mixed");
        var lowest = say("recommendation." + verdict.lowest());
        return verdict.isUnanimous()
                ? lowest
                : say("verdict.range", lowest, say("recommendation." + verdict.highest()));
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, Locale.ENGLISH);
    }
}
