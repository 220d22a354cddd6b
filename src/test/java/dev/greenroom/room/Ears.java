package dev.greenroom.room;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a screen reader would read out by itself: text that comes into a live region which is neither hidden nor off. */
final class Ears {

    private static final String LISTEN = """
            (() => {
              const usual = { status: "polite", log: "polite", alert: "assertive" }
              const regions = "[aria-live], [role=status], [role=log], [role=alert]"
              const isLoud = region => (region.getAttribute("aria-live") ?? usual[region.getAttribute("role")]) !== "off"
              window.heard = []
              const hear = node => {
                const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement
                const region = element?.closest(regions)
                const text = (node.textContent ?? "").replace(/\\s+/g, " ").trim()
                if (text && region && isLoud(region) && element.checkVisibility()) window.heard.push(text)
              }
              new MutationObserver(changes => changes.forEach(({ type, target, addedNodes }) =>
                (type === "childList" ? addedNodes : [target]).forEach(hear),
              )).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ["hidden"] })
            })()""";

    private Ears() {}

    /** Listens from the page's next address on. */
    static Page open(Page page) {
        page.addInitScript(LISTEN);
        return page;
    }

    static void forget(Page page) {
        page.evaluate("() => { window.heard = [] }");
    }

    @SuppressWarnings("unchecked")
    static List<String> heard(Page page) {
        return (List<String>) page.evaluate("() => window.heard");
    }
}
