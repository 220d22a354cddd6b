package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.InterviewLink;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class DashboardController {

    private final InterviewList list;
    private final Interviews interviews;
    private final Participants participants;
    private final Users users;
    private final InterviewLink link;

    DashboardController(
            InterviewList list, Interviews interviews, Participants participants, Users users, InterviewLink link) {
        this.list = list;
        this.interviews = interviews;
        this.participants = participants;
        this.users = users;
        this.link = link;
    }

    @GetMapping("/interviews")
    @Transactional(readOnly = true)
    String show(
            User viewer,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable UUID created,
            @RequestParam(required = false) @Nullable UUID cancelled,
            Model model) {
        var current = stage(stage);
        var cursor = Cursor.parse(after);
        var page = new ArrayList<>(list.page(viewer, current, cursor));
        var more = page.size() > InterviewList.PAGE;
        if (more) page.removeLast();
        model.addAttribute("next", more ? InterviewList.cursor(page.getLast()).text() : null);
        model.addAttribute("later", cursor.isPresent());
        justCreated(viewer, created).ifPresent(fresh -> {
            page.removeIf(row -> row.id().equals(fresh.id()));
            page.addFirst(fresh);
        });
        model.addAttribute("stage", current);
        model.addAttribute("stages", Stage.values());
        model.addAttribute("counts", list.counts(viewer));
        model.addAttribute("rows", rows(viewer, page));
        model.addAttribute("created", created);
        model.addAttribute("cancelled", cancelled);
        return "dashboard/list";
    }

    private Optional<Interview> justCreated(User viewer, @Nullable UUID created) {
        return Optional.ofNullable(created)
                .flatMap(id -> interviews.visibleTo(viewer, id))
                .filter(interview -> interview.stage() == Stage.PENDING);
    }

    private List<InterviewRow> rows(User viewer, Collection<Interview> page) {
        var seated = participants
                .findByInterviewIdIn(page.stream().map(Interview::id).toList())
                .stream()
                .filter(person -> person.staffId() != null)
                .collect(Collectors.groupingBy(Participant::interviewId));
        var staff = page.stream().flatMap(interview -> interview.interviewers().stream());
        var names = names(Stream.concat(
                staff, seated.values().stream().flatMap(List::stream).map(Participant::staffId)));
        return page.stream()
                .map(interview -> InterviewRow.of(
                        interview, viewer, seated.getOrDefault(interview.id(), List.of()), names, link.of(interview)))
                .toList();
    }

    private Map<UUID, String> names(Stream<UUID> ids) {
        return users.findByIdIn(ids.filter(Objects::nonNull).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(User::id, User::name));
    }

    private static Stage stage(@Nullable String name) {
        return Stream.of(Stage.values())
                .filter(stage -> stage.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(Stage.PENDING);
    }
}
