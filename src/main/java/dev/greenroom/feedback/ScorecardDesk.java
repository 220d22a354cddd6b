package dev.greenroom.feedback;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where an interviewer fills in their scorecard: the form as it stands, kept while it is typed, and submitted at last. */
@Component
public class ScorecardDesk {

    /** What somebody says about a competency, which is called by its name. */
    public record Assessed(String competency, int mark, String evidence) {}

    private final Scorecards scorecards;
    private final EarlierScorecards earlier;
    private final Drafts drafts;
    private final ScorecardTemplates templates;
    private final FeedbackRights rights;
    private final Clock clock;

    ScorecardDesk(
            Scorecards scorecards,
            EarlierScorecards earlier,
            Drafts drafts,
            ScorecardTemplates templates,
            FeedbackRights rights,
            Clock clock) {
        this.scorecards = scorecards;
        this.earlier = earlier;
        this.drafts = drafts;
        this.templates = templates;
        this.rights = rights;
        this.clock = clock;
    }

    /** The form as its author left it: what they typed last, else what they submitted, else an empty one. */
    @Transactional(readOnly = true)
    ScorecardForm form(Interview interview, User author) {
        var draft = drafts.findByInterviewIdAndAuthorId(interview.id(), author.id());
        if (draft.isPresent()) return form(draft.get());
        var submitted = scorecards.whole(interview.id(), author.id()).map(Scorecard::filled);
        var template = template(submitted.map(Filled::template).orElse(null));
        return ScorecardForm.of(template, submitted.orElseGet(() -> Filled.nothing(template.id())), 0);
    }

    /** The form that somebody has sent, by the template it was made from. */
    ScorecardForm read(Function<String, @Nullable String> sent) {
        var newest = templates.newest();
        var id = ScorecardForm.template(sent.apply("template"), newest.id());
        return ScorecardForm.read(templates.findById(id).orElse(newest), sent);
    }

    /** What another tab of the author wrote, as a form. */
    ScorecardForm form(Draft draft) {
        var filled = draft.filled();
        return ScorecardForm.of(template(filled.template()), filled, draft.version());
    }

    private ScorecardTemplate template(@Nullable UUID id) {
        return id == null ? templates.newest() : templates.findById(id).orElseThrow();
    }

    /**
     * Keeps the form as it stands.
     *
     * @return its version now
     * @throws WrittenElsewhere if another tab was quicker
     */
    @Transactional
    int keep(Interview interview, User author, ScorecardForm form) {
        requireAuthor(interview, author);
        return keep(interview.id(), author.id(), form.filled(), form.version()).version();
    }

    /**
     * Submits it. What was submitted before is kept; the same once more changes nothing.
     *
     * @throws WrittenElsewhere if another tab was quicker
     */
    @Transactional
    void submit(Interview interview, User author, ScorecardForm form) {
        submit(interview, author, form.filled(), form.version());
    }

    /** Submits what did not come from a form, by the newest template. */
    @Transactional
    public void submit(
            Interview interview, User author, Recommendation recommendation, String notes, List<Assessed> assessed) {
        var template = templates.newest();
        var ratings = assessed.stream()
                .map(one -> new Rating(
                        template.competencies().stream()
                                .filter(competency -> competency.name().equals(one.competency()))
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        one.mark(),
                        one.evidence()))
                .toList();
        submit(interview, author, new Filled(template.id(), ratings, notes, null, recommendation), null);
    }

    private void submit(Interview interview, User author, Filled filled, @Nullable Integer basis) {
        requireAuthor(interview, author);
        keep(interview.id(), author.id(), filled, basis);
        var now = clock.instant();
        var known = scorecards.whole(interview.id(), author.id());
        if (known.isEmpty()) {
            scorecards.save(new Scorecard(interview.id(), author.id(), filled, now));
            return;
        }
        known.get().submitAgain(filled, now).ifPresent(earlier::save);
        scorecards.save(known.get());
    }

    private Draft keep(UUID interview, UUID author, Filled filled, @Nullable Integer basis) {
        drafts.lock(interview, author);
        var now = clock.instant();
        var draft = drafts.findByInterviewIdAndAuthorId(interview, author)
                .orElseGet(() -> new Draft(interview, author, filled, now));
        draft.rewrite(filled, basis, now);
        return drafts.save(draft);
    }

    /** @throws AccessDeniedException for who neither has a seat nor is assigned */
    void requireAuthor(Interview interview, User author) {
        if (!rights.mayWrite(interview, author)) throw new AccessDeniedException("Only interviewers give feedback");
    }
}
