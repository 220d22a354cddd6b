package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.Users;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is in the room, when that are more than two browsers. */
@Tag("long")
@GreenroomTest
class PeoplePageTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Scene scene;

    @Autowired
    Users users;

    @Autowired
    Duo duo;

    Duo.Pages room;
    Page grace;
    Page ada;

    @BeforeEach
    void bothAreInTheRoom() {
        room = duo.enter(browser);
        ada = room.ada();
        grace = room.grace();
    }

    @Test
    void twoTabsOfTheCandidateAreOnePerson() {
        var second = browser.tabOf(ada);
        second.navigate(ada.url());
        Scene.isReady(second);
        type(ada, "one ");
        shows(second, "one ");
        type(second, "two");
        shows(ada, "one two");
        shows(grace, "one two");
        assertThat(grace.locator("#people li")).hasText(new String[] {"AAda", "GHGrace Hopper (you)"});
        assertThat(second.locator("#people li")).hasCount(2);
        assertThat(second.locator(".cm-caret [data-name=Ada]")).hasCount(0);

        ada.close();
        type(second, "!");
        shows(grace, "one two!");
        assertThat(grace.locator("#people li")).hasCount(2);
    }

    @Test
    void theHeadOfThePageHasTwoRowsOnAPhoneAndALongNameOneLine() {
        enters("Mary Jackson");
        assertThat(grace.locator("#people li")).hasCount(3);
        grace.setViewportSize(390, 844);
        assertThat(grace.locator("#status")).hasText("All changes saved");
        grace.locator("h1").evaluate("h1 => { h1.textContent = 'Oluwaseun Adeyemi-Bartholomew' }");
        assertThat(grace.locator("h1").boundingBox().height).isLessThan(30);
        var people = grace.locator("#people").boundingBox();
        assertThat(grace.locator("[data-dialog=finish]").boundingBox().y)
                .isBetween(people.y - people.height, people.y + people.height);
    }

    @Test
    void threeInterviewersHaveColoursAndCursorsOfTheirOwn() {
        var mary = enters("Mary Jackson");
        var barbara = enters("Barbara Liskov");
        assertThat(ada.locator("#people li")).hasCount(4);
        type(grace, "grace ");
        shows(mary, "grace ");
        type(mary, "mary ");
        shows(barbara, "grace mary ");
        type(barbara, "barbara");
        for (var page : List.of(ada, grace, mary)) shows(page, "grace mary barbara");

        assertThat(ada.locator(".cm-caret")).hasCount(3);
        var colours = ada.locator("#people li").evaluateAll("items => items.map(item => item.className)");
        assertThat((List<?>) colours).doesNotHaveDuplicates().hasSize(4);
        assertThat(mary.locator("#people").getByText("Mary Jackson (you)")).isVisible();

        assertThat(ada.locator(".cm-caret [data-name='Grace Hopper']")).hasCount(1);
        ada.getByLabel("Code editor").focus();
        ada.keyboard().press("Control+a");
        ada.keyboard().insertText("over all of them");
        for (var page : List.of(ada, grace, mary)) shows(page, "over all of them");
    }

    @Test
    void whoComesOrGoesTakesTheKeyboardFromNobody() {
        var mary = enters("Mary Jackson");
        button(grace, "Ada").focus();
        enters("Barbara Liskov");
        assertThat(grace.locator("#people li")).hasCount(4);
        assertThat(button(grace, "Ada")).isFocused();

        button(grace, "Mary Jackson").focus();
        grace.keyboard().press("Enter");
        assertThat(grace.locator("#person-menu")).isVisible();
        mary.close();
        assertThat(grace.locator("#people li")).hasCount(3);
        assertThat(grace.locator("#person-menu")).isHidden();
        assertThat(button(grace, "Ada")).isFocused();
    }

    private static Locator button(Page page, String name) {
        return page.locator("#people button", new Page.LocatorOptions().setHasText(name));
    }

    private Page enters(String name) {
        var page = scene.signedIn(browser.person(), Staff.newcomer(users, name, Role.INTERVIEWER));
        Scene.enter(page, "/i/" + room.interview().token());
        return page;
    }

    private static void shows(Page page, String text) {
        page.waitForCondition(() -> Scene.text(page).equals(text));
    }
}
