package inkling.lab.how;

import inkling.page.settings.Lesson;
import inkling.page.settings.UrlHash;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Location;

/** A lesson's place in the page's address. */
final class LessonAddress {
    private final Lesson lesson;
    private final int step;

    /**
     * @param step from 1
     */
    LessonAddress(Lesson lesson, int step) {
        this.lesson = lesson;
        this.step = step;
    }

    Lesson lesson() {
        return lesson;
    }

    int step() {
        return step;
    }

    /** What the address asks for. */
    static LessonAddress now() {
        return of(Location.current().getHash());
    }

    /** What a hash asks for; {@link Lesson#NONE} where it names no lesson that there is. */
    static LessonAddress of(String hash) {
        UrlHash parts = new UrlHash(hash);
        return new LessonAddress(parts.take(Lesson.SETTING), parts.take(Lesson.STEP));
    }

    /** Puts this into the address, beside whatever else is there. */
    void remember() {
        replace(lesson == Lesson.NONE ? "" : "lesson=" + lesson.word() + "&step=" + step);
    }

    @JSBody(
            params = "text",
            script = "const parts = location.hash.slice(1).split('&')"
                    + ".filter(part => part && !/^(lesson|step)=/.test(part)).concat(text || []);"
                    + "history.replaceState(history.state, '', '#' + parts.join('&'));")
    private static native void replace(String text);
}
