package dev.greenroom.feedback;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What {@code feedback/panel.html} is made from, on whichever page it stands. */
@Component
public class FeedbackPanel {

    /**
     * A field in which another tab of the author wrote something else.
     *
     * @param kind the last part of its name's key, {@code feedback.field.*}
     * @param competency what it is about, empty where that is the whole
     */
    record Elsewhere(String kind, String competency, String text) {

        static Elsewhere of(String field, ScorecardForm there) {
            var text = there.values().getOrDefault(field, "");
            return there.template().competencies().stream()
                    .filter(competency -> field.endsWith(competency.id().toString()))
                    .findFirst()
                    .map(competency -> new Elsewhere(field.substring(0, field.indexOf('-')), competency.name(), text))
                    .orElseGet(() -> new Elsewhere(field, "", text));
        }
    }

    private final Feedback feedback;
    private final ScorecardDesk desk;

    FeedbackPanel(Feedback feedback, ScorecardDesk desk) {
        this.feedback = feedback;
        this.desk = desk;
    }

    /** Puts into the model what this viewer, who may see the interview, may read and write of its feedback. */
    public void show(Interview interview, User viewer, Model model) {
        var view = feedback.of(interview, viewer);
        show(interview, view, view.mayWrite() ? desk.form(interview, viewer) : null, List.of(), model);
    }

    /** With a form that could not be taken as it was sent. */
    void show(Interview interview, User viewer, ScorecardForm form, List<Elsewhere> elsewhere, Model model) {
        show(interview, feedback.of(interview, viewer), form, elsewhere, model);
    }

    private static void show(
            Interview interview,
            Feedback.View view,
            @Nullable ScorecardForm form,
            List<Elsewhere> elsewhere,
            Model model) {
        model.addAttribute("interview", interview);
        model.addAttribute("feedback", view);
        model.addAttribute("scorecard", form);
        model.addAttribute("elsewhere", elsewhere);
        model.addAttribute("recommendations", Recommendation.values());
    }
}
