package dev.greenroom.feedback;

import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Feedback as one viewer may see and write it: independent, so nobody reads the others' before giving their own. */
@Component
public class Feedback {

    /** A submitted scorecard with its author's name. */
    public record Card(String author, Scorecard scorecard) {}

    /**
     * What a page may show.
     *
     * @param mine the viewer's own, null before it is submitted
     * @param others everybody else's, empty where {@code sealed}
     * @param sealed whether there is more that the viewer may not read yet
     * @param submitted how many there are in all
     */
    public record View(boolean mayWrite, @Nullable Scorecard mine, List<Card> others, boolean sealed, long submitted) {}

    private final Scorecards scorecards;
    private final FeedbackRights rights;
    private final Participants participants;
    private final Users users;
    private final Clock clock;

    Feedback(Scorecards scorecards, FeedbackRights rights, Participants participants, Users users, Clock clock) {
        this.scorecards = scorecards;
        this.rights = rights;
        this.participants = participants;
        this.users = users;
        this.clock = clock;
    }

    /** What this viewer, who may see the interview, may see of its feedback. */
    public View of(Interview interview, User viewer) {
        var mine = scorecards.findByInterviewIdAndAuthorId(interview.id(), viewer.id());
        var mayRead = rights.mayRead(interview, viewer);
        var others = mayRead ? cards(interview, viewer) : List.<Card>of();
        var submitted = scorecards.countByInterviewId(interview.id());
        return new View(rights.mayWrite(interview, viewer), mine.orElse(null), others, !mayRead, submitted);
    }

    /** The same for a list, by the interviews' ids, with as many queries for fifty as for one. */
    public Map<UUID, FeedbackSummary> summaries(User viewer, Collection<UUID> interviews) {
        var seats = participants.findByInterviewIdIn(interviews).stream()
                .filter(person -> viewer.id().equals(person.staffId()) && person.hasEntered())
                .map(Participant::interviewId)
                .collect(Collectors.toSet());
        return scorecards.findByInterviewIdIn(interviews).stream()
                .collect(Collectors.groupingBy(Scorecard::interviewId))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> summary(viewer, entry.getValue(), seats.contains(entry.getKey()))));
    }

    private static FeedbackSummary summary(User viewer, List<Scorecard> cards, boolean hasSeat) {
        var submitted = cards.stream().anyMatch(card -> viewer.id().equals(card.authorId()));
        return new FeedbackSummary(
                cards.size(), FeedbackRights.mayRead(viewer, submitted, hasSeat) ? Verdict.of(cards) : null);
    }

    /** @throws AccessDeniedException for who neither has a seat nor is assigned */
    @Transactional
    public void submit(Interview interview, User author, Recommendation recommendation, String notes) {
        if (!rights.mayWrite(interview, author)) throw new AccessDeniedException("Only interviewers give feedback");
        var now = clock.instant();
        var card = scorecards
                .findByInterviewIdAndAuthorId(interview.id(), author.id())
                .orElseGet(() -> new Scorecard(interview.id(), author.id(), recommendation, notes, now));
        card.submitAgain(recommendation, notes, now);
        scorecards.save(card);
    }

    private List<Card> cards(Interview interview, User viewer) {
        return scorecards.findByInterviewIdOrderBySubmittedAt(interview.id()).stream()
                .filter(card -> !card.authorId().equals(viewer.id()))
                .map(card -> new Card(users.get(card.authorId()).name(), card))
                .toList();
    }
}
