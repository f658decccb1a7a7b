package inkling.page.dom;

import org.teavm.jso.JSBody;

/**
 * Where the control that has the keyboard is hidden, disabled or removed, its neighbour gets the keyboard, so that nobody
 * has to find the way back from the top of the page. The buttons of the run see to that by themselves.
 */
public final class KeyboardFocus {
    private KeyboardFocus() {}

    /** From now on. */
    @JSBody(script = """
                    const controls = 'button, input, select, textarea, summary, a[href], [tabindex="0"]';
                    const usable = one => !one.disabled && one.getClientRects().length > 0
                      && getComputedStyle(one).visibility === 'visible';
                    let around = [];
                    document.addEventListener('focusin', event => {
                      around = [];
                      for (let one = event.target.parentElement; one; one = one.parentElement) around.push(one);
                    });
                    document.addEventListener('focusout', event => {
                      const left = event.target;
                      const places = around;
                      if (event.relatedTarget || places.some(place => place.matches('.run-buttons'))) return;
                      setTimeout(() => {
                        if (document.activeElement !== document.body || (left.isConnected && usable(left))) return;
                        for (const place of places) {
                          const all = Array.from(place.querySelectorAll(controls)).filter(usable);
                          const next = all.find(one => left.compareDocumentPosition(one) & 4) || all[all.length - 1];
                          if (next) { next.focus({preventScroll: true}); return; }
                        }
                      });
                    });""")
    public static native void keep();
}
