package inkling.lab.how;

import org.teavm.jso.JSBody;

/** Points at the part of the page that a step speaks of: an outline for the eyes, a description for screen readers. */
final class Pointer {
    private Pointer() {}

    /**
     * Points at an element, and at no other.
     *
     * @param selector of the element; empty for none
     * @param description the id of the text that speaks of it
     */
    static void pointAt(String selector, String description) {
        clear();
        if (!selector.isEmpty()) {
            mark(selector, description);
        }
    }

    @JSBody(
            params = {"selector", "description"},
            script = """
                    const element = document.querySelector(selector);
                    if (element) {
                      element.classList.add('pointed');
                      const others = element.getAttribute('aria-describedby');
                      element.setAttribute('data-described-before', others || '');
                      element.setAttribute('aria-describedby', others ? others + ' ' + description : description);
                      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
                    }
                    """)
    private static native void mark(String selector, String description);

    /** Points at nothing. */
    @JSBody(script = """
                    document.querySelectorAll('.pointed').forEach(element => {
                      const others = element.getAttribute('data-described-before');
                      element.classList.remove('pointed');
                      element.removeAttribute('data-described-before');
                      if (others) {
                        element.setAttribute('aria-describedby', others);
                      } else {
                        element.removeAttribute('aria-describedby');
                      }
                    });
                    """)
    static native void clear();
}
