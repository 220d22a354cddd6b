package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The line between the code and the panel beside it. */
@Tag("long")
@GreenroomTest
class SplitTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    Page grace;
    Locator line;

    @BeforeEach
    void graceIsInTheRoom() {
        grace = duo.enter(browser).grace();
        line = grace.getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Width of the side panel"));
    }

    @Test
    void isMovedByKeysAndRemembered() {
        assertThat(line).hasAttribute("aria-valuenow", "320");
        line.focus();
        grace.keyboard().press("ArrowLeft");
        assertThat(line).hasAttribute("aria-valuenow", "344");
        assertThat(width()).isEqualTo(344);
        grace.keyboard().press("ArrowRight");
        grace.keyboard().press("ArrowRight");
        assertThat(line).hasAttribute("aria-valuenow", "296");
        grace.keyboard().press("Home");
        assertThat(line).hasAttribute("aria-valuenow", "256");
        grace.keyboard().press("End");
        assertThat(line).hasAttribute("aria-valuenow", line.getAttribute("aria-valuemax"));
        assertThat(width()).isEqualTo(1280 - 480);

        grace.reload();
        Scene.isReady(grace);
        assertThat(width()).isEqualTo(800);
        grace.setViewportSize(1024, 768);
        assertThat(line).hasAttribute("aria-valuenow", "544");
        grace.setViewportSize(390, 844);
        assertThat(line).isHidden();
        assertThat(width()).isEqualTo(390);
        grace.setViewportSize(1280, 720);
        assertThat(line).hasAttribute("aria-valuenow", "800");
    }

    @Test
    void isDraggedAndADoubleClickPutsItBack() {
        drag(-100);
        assertThat(line).hasAttribute("aria-valuenow", "420");
        drag(2_000);
        assertThat(line).hasAttribute("aria-valuenow", "256");
        line.dblclick();
        assertThat(line).hasAttribute("aria-valuenow", "320");
    }

    @Test
    void whatIsRememberedWronglyIsForgotten() {
        grace.evaluate("() => localStorage.setItem('greenroom.size.rail', 'javascript:wide')");
        grace.reload();
        Scene.isReady(grace);
        assertThat(line).hasAttribute("aria-valuenow", "320");
    }

    private void drag(double far) {
        var box = line.boundingBox();
        grace.mouse().move(box.x + box.width / 2, 300);
        grace.mouse().down();
        grace.mouse().move(box.x + box.width / 2 + far, 320);
        grace.mouse().up();
    }

    private int width() {
        return (Integer) grace.locator(".rail").evaluate("rail => rail.offsetWidth");
    }
}
