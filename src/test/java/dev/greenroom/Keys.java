package dev.greenroom;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Going about a page by Tab. */
final class Keys {

    /** More stops than the longest of these pages has. */
    private static final int STOPS = 400;

    private Keys() {}

    /** Presses Tab until it has the focus. */
    static void reach(Page page, Locator wanted) {
        for (var stop = 0; stop < STOPS; stop++) {
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) return;
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never reaches " + wanted);
    }
}
