package dev.greenroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.greenroom.account.SignedIn;
import dev.greenroom.account.User;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** What people do in front of their browsers, by the labels they read there. */
@TestComponent
public class Scene {

    private final SessionRepository<? extends Session> sessions;

    Scene(SessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Gives a browser the cookie of a session, as signing in would; its next page is this person's. */
    public Page signedIn(Page page, User user) {
        page.navigate("/sign-in");
        page.context().addCookies(List.of(new Cookie("greenroom", session(user)).setUrl(page.url())));
        return page;
    }

    /** What the cookie {@code greenroom} of a session says, as signing in would make one. */
    public String session(User user) {
        return Base64.getEncoder().encodeToString(session(sessions, user).getBytes(StandardCharsets.UTF_8));
    }

    /** Fills in the sign-in page, on which one is, and sends it. */
    public static void signIn(Page page, String email, String password) {
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(password);
        button(page, "Sign in").click();
    }

    /** Takes the candidate's seat at a link that was not used yet. */
    public static void join(Page page, String link, String name) {
        page.navigate(link);
        button(page, "I'm the candidate").click();
        page.getByLabel("Your name").fill(name);
        page.getByRole(AriaRole.CHECKBOX).check();
        button(page, "Join").click();
    }

    /** Enters as the interviewer, signed in already. */
    public static void enter(Page page, String link) {
        page.navigate(link);
        button(page, "I'm the interviewer").click();
        isReady(page);
    }

    /** The room has come: until then the editor takes nothing. */
    public static void isReady(Page page) {
        assertThat(editor(page)).isVisible();
        assertThat(page.getByText("All changes saved")).isVisible();
    }

    /** Types at the end of what the editor holds. */
    public static void type(Page page, String text) {
        editor(page).click();
        page.keyboard().press("Control+End");
        page.keyboard().type(text);
    }

    /** Adds a file, which comes to the front. */
    public static void addFile(Page page, String name) {
        button(page, "New file").click();
        page.getByLabel("File name").fill(name);
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=tab][aria-selected=true] .nm")).hasText(name);
        assertThat(page.getByLabel("File name")).isHidden();
    }

    /** Chooses from the menu of files. */
    public static void files(Page page, String item) {
        button(page, "Files").click();
        button(page, item).click();
    }

    /** These files are open, in this order, and that one is in front. */
    public static void hasTabs(Page page, String front, String... files) {
        var tabs = page.locator("[role=tablist][aria-label=Files] [role=tab]");
        assertThat(tabs).hasText(files);
        assertThat(tabs.and(page.locator("[aria-selected=true]"))).hasText(front);
    }

    /** Ends the interview from its room; the interviewer's page goes on to the replay. */
    public static void finish(Page page) {
        button(page, "Finish").click();
        button(page, "Finish interview").click();
    }

    public static Locator editor(Page page) {
        return page.getByLabel("Code editor");
    }

    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    /** The lines on the screen, without the cursors' flags. */
    public static String text(Page page) {
        return (String) page.evaluate("""
                () => [...document.querySelectorAll(".cm-line")].map(line => {
                  const copy = line.cloneNode(true)
                  copy.querySelectorAll(".cm-caret").forEach(caret => caret.remove())
                  return copy.textContent.replaceAll("\\u200b", "")
                }).join("\\n")""");
    }

    private static <S extends Session> String session(SessionRepository<S> repository, User user) {
        var session = repository.createSession();
        var who = UsernamePasswordAuthenticationToken.authenticated(new SignedIn(user.id()), null, List.of());
        session.setAttribute("SPRING_SECURITY_CONTEXT", new SecurityContextImpl(who));
        repository.save(session);
        return session.getId();
    }
}
