package dev.greenroom.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static org.assertj.core.api.Assertions.offset;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.room.Seating;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Finding a candidate from any tab, in a browser. */
@GreenroomTest
class SearchPageTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Scene scene;

    @Autowired
    Seating seating;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Clock clock;

    User grace;

    @BeforeEach
    void candidatesInAllStages() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        pending("Adaeze Okonkwo");
        pending("Jo March");
        var active = pending("Chidi Okonkwo-Bergström");
        active.start(clock.instant());
        active = interviews.save(active);
        finished("Ngozi Ọkọnkwọ");
    }

    @Test
    void findsAsOneTypesInAllStages() {
        var page = scene.signedIn(browser.person(), grace);
        page.navigate("/interviews?stage=finished");
        page.keyboard().press("/");
        assertThat(field(page)).isFocused();
        page.keyboard().type("okonk");
        tabs(page, "All stages 3", "Pending 1/2", "Active 1/1", "Finished 1/1");
        assertThat(rows(page)).hasCount(3);
        assertThat(rows(page).first()).containsText("Chidi Okonkwo-Bergström");
        assertThat(rows(page).first()).hasClass(Pattern.compile("selected"));
        assertThat(page.locator("mark")).hasText(new String[] {"Okonk", "Ọkọnk", "Okonk"});
        assertThat(page).hasURL(Pattern.compile(".*/interviews\\?q=okonk$"));
        assertThat(page.locator("#search-note")).containsText("3 interviews match “okonk”");

        page.locator("#results nav a", new Page.LocatorOptions().setHasText("Finished"))
                .click();
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText("Ngozi Ọkọnkwọ");
        page.goBack();
        assertThat(rows(page)).hasCount(3);

        field(page).press("ArrowDown");
        field(page).press("Escape");
        assertThat(field(page)).isHidden();
        assertThat(button(page, "Search")).isFocused();
        tabs(page, "Pending 2", "Active 1", "Finished 1");
    }

    @Test
    void filtersAreOneButtonUntilTheyAreUsed() {
        var page = scene.signedIn(browser.person(), grace);
        page.navigate("/interviews?stage=finished");
        assertThat(page.getByLabel("Label", new Page.GetByLabelOptions().setExact(true)))
                .isHidden();
        button(page, "Filter").click();
        assertThat(page.getByLabel("Interviewer", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        page.getByLabel("Label", new Page.GetByLabelOptions().setExact(true)).fill("nowhere");
        page.getByLabel("Order").selectOption("By name");
        button(page, "Show").click();
        assertThat(page).hasURL(Pattern.compile(".*\\?stage=finished&label=nowhere&sort=name$"));
        assertThat(page.getByText("Nothing fits this filter")).isVisible();
        page.keyboard().press("/");
        page.keyboard().type("ngozi");
        assertThat(page).hasURL(Pattern.compile(".*label=nowhere&sort=name&q=ngozi$"));
        assertThat(page.getByText("Only what fits the filter was searched.")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Remove: Label: nowhere"))
                .click();
        assertThat(rows(page)).hasCount(1);
        field(page).press("Escape");
        tabs(page, "Pending 2", "Active 1", "Finished 1");
    }

    @Test
    void whatIsReadStaysWhereItIsAndBackLeadsThere() {
        for (var i = 0; i < 70; i++) pending("Katherine Johnson " + i);
        var page = scene.signedIn(browser.person(), grace);
        page.navigate("/interviews?sort=newest");
        var read = row(page, "Katherine Johnson 30");
        read.scrollIntoViewIfNeeded();
        page.evaluate("scrollBy(0, 100)");
        var top = read.boundingBox().y;
        pending("Somebody new");
        tabs(page, "Pending 73", "Active 1", "Finished 1");
        assertThat(row(page, "Somebody new")).hasCount(1);
        org.assertj.core.api.Assertions.assertThat(read.boundingBox().y).isCloseTo(top, offset(2.0));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next"))
                .click();
        assertThat(read).hasCount(0);
        var older = row(page, "Katherine Johnson 7");
        older.scrollIntoViewIfNeeded();
        var scrolled = page.evaluate("scrollY");
        var address = page.url();
        older.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Edit"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/edit$"));
        page.goBack();
        assertThat(page).hasURL(address);
        page.waitForFunction("y => Math.abs(scrollY - y) < 3", scrolled);
    }

    @Test
    void enterOpensTheOneThatIsSelected() {
        var page = scene.signedIn(browser.person(), grace);
        page.navigate("/interviews");
        button(page, "Search").click();
        page.keyboard().type("ngozi");
        assertThat(rows(page)).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/replay$"));
    }

    @Test
    void enterOpensWhatIsTypedThoughAnotherHitStillStandsThere() {
        finished("Johnson Adeyemi");
        var page = searching("/interviews", "jo");
        assertThat(rows(page).first()).containsText("Jo March");
        var held = hold(page, "**/interviews?q=johnson");
        page.keyboard().insertText("hnson");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> !held.isEmpty());
        release(held);
        assertThat(page).hasURL(Pattern.compile(".*/replay$"));
        assertThat(page).hasTitle(Pattern.compile("Johnson Adeyemi"));
    }

    @Test
    void enterWaitsForTheAnswerThatIsOut() {
        finished("Johnson Adeyemi");
        var page = searching("/interviews", "jo");
        assertThat(rows(page).first()).containsText("Jo March");
        var held = hold(page, "**/interviews?q=johnson");
        page.keyboard().insertText("hnson");
        page.waitForCondition(() -> !held.isEmpty());
        page.keyboard().press("Enter");
        release(held);
        assertThat(page).hasURL(Pattern.compile(".*/replay$"));
        org.assertj.core.api.Assertions.assertThat(held)
                .as("it was out already")
                .hasSize(1);
    }

    @Test
    void whoeverTypesOnAfterEnterOpensNothing() {
        var page = searching("/interviews", "jo");
        assertThat(rows(page).first()).containsText("Jo March");
        var held = hold(page, "**/interviews?q=okonk");
        field(page).fill("okonk");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> !held.isEmpty());
        page.keyboard().insertText("wo ad");
        release(held);
        assertThat(page).hasURL(Pattern.compile(".*/interviews\\?q=okonkwo\\+ad$"));
        assertThat(rows(page)).containsText(new String[] {"Adaeze Okonkwo"});
    }

    @Test
    void escapeDropsASearchThatIsStillOut() {
        var page = searching("/interviews?stage=finished", "");
        var over = new AtomicInteger();
        Consumer<Request> count = request -> {
            if (request.url().endsWith("?q=okonk")) over.incrementAndGet();
        };
        page.onRequestFinished(count);
        page.onRequestFailed(count);
        var held = hold(page, "**/interviews?q=okonk");
        page.keyboard().insertText("okonk");
        page.waitForCondition(() -> !held.isEmpty());
        page.keyboard().press("Escape");
        assertThat(field(page)).isHidden();
        release(held);
        page.waitForCondition(() -> over.get() == 1);
        // Long enough for an answer that had come to be shown.
        page.waitForTimeout(300);
        tabs(page, "Pending 2", "Active 1", "Finished 1");
        assertThat(page).hasURL(Pattern.compile(".*/interviews\\?stage=finished$"));
    }

    @Test
    void arrowsWalkTheHitsAndEnterOpensTheOneTheyCameTo() {
        var page = searching("/interviews", "okonk");
        assertThat(rows(page)).hasCount(3);
        isSelected(page, "Chidi Okonkwo-Bergström");
        page.keyboard().press("ArrowDown");
        isSelected(page, "Ngozi Ọkọnkwọ");
        page.keyboard().press("ArrowDown");
        isSelected(page, "Adaeze Okonkwo");
        page.keyboard().press("ArrowDown");
        isSelected(page, "Adaeze Okonkwo");
        page.keyboard().press("ArrowUp");
        isSelected(page, "Ngozi Ọkọnkwọ");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/replay$"));
        assertThat(page).hasTitle(Pattern.compile("Ngozi Ọkọnkwọ"));

        page.goBack();
        isSelected(page, "Ngozi Ọkọnkwọ");
        page.keyboard().press("ArrowUp");
        isSelected(page, "Chidi Okonkwo-Bergström");
        page.keyboard().press("ArrowUp");
        isSelected(page, "Chidi Okonkwo-Bergström");
        assertThat(field(page)).isFocused();
    }

    @Test
    void marksWhatWasFoundWhereverItStands() {
        var described = pending("Radia Perlman");
        described.describe("Radia Perlman", "radia@bridges.example", "Network analyst");
        described.label(List.of("Spanning tree"));
        interviews.save(described);
        var page = scene.signedIn(browser.person(), grace);
        page.navigate("/interviews");
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("Radia")))
                .containsText("Spanning tree");
        assertThat(page.getByText("radia@bridges.example")).hasCount(0);
        page.navigate("/interviews?q=bridges+radia");
        assertThat(page.locator("mark")).hasText(new String[] {"Radia", "radia", "bridges"});
        page.navigate("/interviews?q=span+analyst");
        assertThat(page.locator("mark")).hasText(new String[] {"Span", "analyst"});
    }

    @Test
    void nobodyIsFoundInASentence() {
        var page = scene.signedIn(browser.person(), grace);
        page.navigate("/interviews?q=nobody+at+all");
        assertThat(page.getByText("Nobody is called that")).isVisible();
        assertThat(field(page)).hasValue("nobody at all");
        page.navigate("/interviews?stage=active&q=adaeze");
        assertThat(page.getByText("Nobody here is called that")).isVisible();
    }

    @Test
    void worksWithoutScripts() {
        var page = scene.signedIn(
                browser.person(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false)),
                grace);
        page.navigate("/interviews?stage=active");
        button(page, "Search").click();
        field(page).fill("OKONKWO adaeze");
        field(page).press("Enter");
        tabs(page, "All stages 1", "Pending 1/2", "Active 0/1", "Finished 0/1");
        assertThat(rows(page)).containsText("Adaeze Okonkwo");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Clear the search"))
                .click();
        assertThat(field(page)).isHidden();
    }

    @Test
    void filtersAndFinishesWithoutScriptsWhereverOneIs() {
        var admin = Staff.newcomer(users, "Barbara Liskov", Role.ADMIN);
        var label = "Night shift " + admin.id();
        for (var i = 0; i < InterviewList.PAGE; i++) active("Katherine Johnson " + i, label);
        var last = new Interview("Mary Jackson", grace, clock.instant());
        last.label(List.of(label));
        last = interviews.save(last);
        seating.candidate(last, "Mary");
        seating.interviewer(last, grace);
        var page = scene.signedIn(
                browser.person(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false)),
                admin);
        page.navigate("/interviews?stage=active");
        button(page, "Filter").click();
        page.getByLabel("Label", new Page.GetByLabelOptions().setExact(true)).fill(label);
        button(page, "Show").click();
        assertThat(rows(page)).hasCount(InterviewList.PAGE);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next"))
                .click();
        assertThat(rows(page)).hasCount(1);
        var address = page.url();
        button(page, "Finish Mary Jackson").click();
        isAskedFor(page, "Mary Jackson");
        button(page, "Keep going").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        org.assertj.core.api.Assertions.assertThat(page.url()).startsWith(address + "&finish=");

        page.navigate("/interviews?label=" + URLEncoder.encode(label, StandardCharsets.UTF_8) + "&q=mary");
        button(page, "Finish Mary Jackson").click();
        isAskedFor(page, "Mary Jackson");
        assertThat(field(page)).hasValue("mary");
        button(page, "Finish interview").click();
        assertThat(page).hasURL(Pattern.compile(".*/replay\\?tab=feedback$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Mary Jackson")))
                .isVisible();
    }

    private static void isAskedFor(Page page, String name) {
        var question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).isVisible();
        assertThat(question).containsText("Finish the interview?");
        assertThat(question).containsText(name + " cannot come back");
    }

    private void active(String name, String label) {
        var active = new Interview(name, grace, clock.instant());
        active.label(List.of(label));
        active.start(clock.instant());
        interviews.save(active);
    }

    private Interview pending(String name) {
        return interviews.save(new Interview(name, grace, clock.instant()));
    }

    private void finished(String name) {
        var finished = pending(name);
        finished.start(clock.instant());
        finished.finish(clock.instant(), grace.id());
        interviews.save(finished);
    }

    private Page searching(String address, String typed) {
        var page = scene.signedIn(browser.person(), grace);
        page.navigate(address);
        page.keyboard().press("/");
        assertThat(field(page)).isFocused();
        page.keyboard().insertText(typed);
        return page;
    }

    /** What is asked of that address waits until it is let go. */
    private static List<Route> hold(Page page, String address) {
        var held = new ArrayList<Route>();
        page.route(address, held::add);
        return held;
    }

    private static void release(List<Route> held) {
        held.forEach(Route::resume);
    }

    private static void isSelected(Page page, String name) {
        assertThat(page.locator("tr.selected .name")).hasText(new String[] {name});
    }

    private static Locator row(Page page, String name) {
        return page.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }

    private static Locator field(Page page) {
        return page.getByLabel("Search candidates");
    }

    private static Locator rows(Page page) {
        return page.locator("#results tbody tr:not(.day)");
    }

    private static void tabs(Page page, String... texts) {
        var stages = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Stages"));
        assertThat(stages.getByRole(AriaRole.LINK)).hasText(texts);
    }
}
