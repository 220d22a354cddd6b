package dev.greenroom.feedback;

import dev.greenroom.account.Colleagues;
import dev.greenroom.account.Colleagues.Colleague;
import dev.greenroom.account.User;
import dev.greenroom.feedback.Recommendations.Recommended;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Feedback as one viewer may see it: independent, so nobody knows of the others' before giving their own. */
@Component
public class Feedback {

    /**
     * A submitted scorecard and who it is by.
     *
     * @param colour one of those of people; the first is the candidate's
     * @param earlier what it was before it was changed, the latest first
     */
    public record Card(String author, int colour, boolean mine, Sheet sheet, List<Sheet> earlier) {}

    /**
     * What a page may show.
     *
     * @param submittedAt when the viewer submitted their own, null before
     * @param sealed whether the others' are closed to the viewer for now; whether there are any is not told
     * @param cards all, the viewer's own among them; none where {@code sealed}
     * @param owing the names of those who interviewed and have not submitted yet, none where {@code sealed}
     */
    public record View(
            boolean mayWrite,
            @Nullable Instant submittedAt,
            boolean sealed,
            List<Card> cards,
            Comparison comparison,
            @Nullable Verdict verdict,
            List<String> owing) {

        public int expected() {
            return cards.size() + owing.size();
        }

        /** Whether somebody recommends a level. */
        public boolean isLevelled() {
            return cards.stream().anyMatch(card -> card.sheet().level() != null);
        }
    }

    private static final int COLOURS = 4;

    private final Scorecards scorecards;
    private final EarlierScorecards earlierScorecards;
    private final ScorecardTemplates templates;
    private final Recommendations recommendations;
    private final FeedbackRights rights;
    private final Participants participants;
    private final Colleagues colleagues;

    Feedback(
            Scorecards scorecards,
            EarlierScorecards earlierScorecards,
            ScorecardTemplates templates,
            Recommendations recommendations,
            FeedbackRights rights,
            Participants participants,
            Colleagues colleagues) {
        this.scorecards = scorecards;
        this.earlierScorecards = earlierScorecards;
        this.templates = templates;
        this.recommendations = recommendations;
        this.rights = rights;
        this.participants = participants;
        this.colleagues = colleagues;
    }

    /** What this viewer, who may see the interview, may see of its feedback. */
    @Transactional(readOnly = true)
    public View of(Interview interview, User viewer) {
        var mayWrite = rights.mayWrite(interview, viewer);
        if (!rights.mayRead(interview, viewer))
            return new View(mayWrite, null, true, List.of(), new Comparison(List.of()), null, List.of());
        var found = scorecards.whole(interview.id());
        var people = participants.findByInterviewIdOrderByEnteredAt(interview.id());
        var authors = colleagues.of(found.stream().map(Scorecard::authorId).toList());
        var earlier = earlierScorecards.of(found.stream().map(Scorecard::id).toList()).stream()
                .collect(Collectors.groupingBy(EarlierScorecard::scorecardId));
        var asked = asked(Stream.concat(
                found.stream().map(Scorecard::filled),
                earlier.values().stream().flatMap(List::stream).map(EarlierScorecard::filled)));
        var length = length(interview);
        var cards = found.stream()
                .map(card -> new Card(
                        Objects.requireNonNull(authors.get(card.authorId())).name(),
                        colour(card.authorId(), people),
                        viewer.id().equals(card.authorId()),
                        sheet(card.filled(), card.submittedAt(), asked, length),
                        earlier.getOrDefault(card.id(), List.of()).stream()
                                .map(was -> sheet(was.filled(), was.submittedAt(), asked, length))
                                .toList()))
                .toList();
        var filled = found.stream().map(Scorecard::filled).toList();
        var own = found.stream().filter(card -> viewer.id().equals(card.authorId()));
        return new View(
                mayWrite,
                own.map(Scorecard::submittedAt).findFirst().orElse(null),
                false,
                cards,
                Comparison.of(List.copyOf(asked.values()), filled),
                found.isEmpty()
                        ? null
                        : Verdict.of(
                                found.stream().map(Scorecard::recommendation).toList()),
                owing(people, found));
    }

    /**
     * The same for a list, by the interviews' ids, with as many queries for fifty as for one.
     *
     * @param seated the accounts of those who sat there as interviewers, by the interview
     * @param staff these accounts, by their id
     */
    @Transactional(readOnly = true)
    public Map<UUID, FeedbackSummary> summaries(
            User viewer, Collection<UUID> interviews, Map<UUID, Set<UUID>> seated, Map<UUID, Colleague> staff) {
        var cards = recommendations.of(interviews).stream().collect(Collectors.groupingBy(Recommended::interviewId));
        return interviews.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> summary(
                                viewer, cards.getOrDefault(id, List.of()), seated.getOrDefault(id, Set.of()), staff)));
    }

    private static FeedbackSummary summary(
            User viewer, List<Recommended> cards, Set<UUID> seats, Map<UUID, Colleague> staff) {
        var authors = cards.stream().map(Recommended::authorId).collect(Collectors.toSet());
        var submitted = authors.contains(viewer.id());
        var seated = seats.contains(viewer.id());
        var mine = seated && !submitted && viewer.role().interviews();
        if (!FeedbackRights.mayRead(viewer, submitted, seated))
            return new FeedbackSummary(true, 0, null, List.of(), mine);
        var verdict = cards.isEmpty()
                ? null
                : Verdict.of(cards.stream().map(Recommended::recommendation).toList());
        return new FeedbackSummary(false, cards.size(), verdict, owing(seats, authors, staff), mine);
    }

    /**
     * By the order in which people entered, as in the room and the replay. An author who never had a seat gets a stable
     * but arbitrary colour.
     */
    private static int colour(UUID author, List<Participant> people) {
        var staff = people.stream()
                .map(Participant::staffId)
                .filter(Objects::nonNull)
                .toList();
        var nth = staff.indexOf(author);
        return 2 + Math.floorMod(nth < 0 ? author.hashCode() : nth, COLOURS);
    }

    private List<String> owing(List<Participant> people, List<Scorecard> found) {
        var seats = people.stream()
                .filter(Feedback::interviewed)
                .map(person -> Objects.requireNonNull(person.staffId()))
                .collect(Collectors.toSet());
        return owing(seats, found.stream().map(Scorecard::authorId).collect(Collectors.toSet()), colleagues.of(seats));
    }

    /** Who sat there. Nobody waits for those who were asked and never came, nor for those who have left for good. */
    private static List<String> owing(Set<UUID> seats, Set<UUID> authors, Map<UUID, Colleague> staff) {
        return seats.stream()
                .filter(id -> !authors.contains(id))
                .map(staff::get)
                .filter(colleague -> colleague != null && colleague.interviews())
                .map(Colleague::name)
                .sorted()
                .toList();
    }

    private static boolean interviewed(Participant person) {
        return person.staffId() != null && person.hasEntered();
    }

    private Map<UUID, ScorecardTemplate> asked(Stream<Filled> sheets) {
        var ids = sheets.map(Filled::template).filter(Objects::nonNull).collect(Collectors.toSet());
        return templates.findByIdIn(ids).stream().collect(Collectors.toMap(ScorecardTemplate::id, Function.identity()));
    }

    private static Sheet sheet(
            Filled filled, Instant submittedAt, Map<UUID, ScorecardTemplate> asked, Duration length) {
        return Sheet.of(filled, submittedAt, asked.get(filled.template()), length);
    }

    private static Duration length(Interview interview) {
        var started = interview.startedAt();
        var finished = interview.finishedAt();
        return started == null || finished == null ? Duration.ofSeconds(-1) : Duration.between(started, finished);
    }
}
