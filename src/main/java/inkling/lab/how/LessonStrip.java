package inkling.lab.how;

import inkling.lab.Host;
import inkling.lab.how.backprop.TinyNetworkPanel;
import inkling.page.dom.Dom;
import inkling.page.settings.Lesson;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.xml.NodeList;

/** The strip between bench and drawer in which a lesson goes step by step. It covers neither. */
final class LessonStrip {
    private final HTMLElement html = HTMLDocument.current().getDocumentElement();
    private final HTMLElement strip = Dom.byId("lesson");
    private final HTMLElement title = Dom.byId("lesson-title");
    private final HTMLElement count = Dom.byId("lesson-count");
    private final HTMLElement text = Dom.byId("lesson-text");
    private final HTMLElement tiny = Dom.byId("tiny-network");
    private final HTMLButtonElement back = Dom.button("lesson-back");
    private final HTMLButtonElement next = Dom.button("lesson-next");
    private final Map<Lesson, List<LessonStep>> lessons = new EnumMap<>(Lesson.class);
    private final Host host;
    private final TinyNetworkPanel network;
    private Lesson lesson = Lesson.NONE;
    private int at;
    private Optional<String> settingsBefore = Optional.empty();

    LessonStrip(Host host, TinyNetworkPanel network) {
        this.host = host;
        this.network = network;
        moveBeforeDrawer(strip);
        Dom.on(back, "click", event -> back());
        Dom.on(next, "click", event -> next());
        Dom.on(Dom.byId("lesson-leave"), "click", event -> leave());
        Dom.<KeyboardEvent>on(strip, "keydown", event -> {
            if (event.getKey().equals("Escape")) {
                event.stopPropagation();
                leave();
            }
        });
        HTMLInputElement probability = Dom.input("loss-probability");
        Dom.on(probability, "input", event -> showLoss(probability));
        showLoss(probability);
    }

    /** The little slide rule of the lesson on the loss. */
    private static void showLoss(HTMLInputElement percent) {
        double p = Double.parseDouble(percent.getValue()) / 100;
        Dom.text(
                Dom.byId("loss-of-probability"),
                Numbers.percent(p) + " gives a loss of " + Numbers.fixed(Math.abs(Math.log(p)), 2));
    }

    /** Goes where the address leads. */
    void followAddress() {
        LessonAddress wanted = LessonAddress.now();
        if (wanted.lesson() != Lesson.NONE && wanted.lesson() != lesson) {
            open(wanted.lesson(), wanted.step() - 1);
        }
    }

    /** Begins a lesson that the visitor has chosen. */
    void begin(Lesson chosen) {
        open(chosen, 0);
        title.focus();
    }

    private void open(Lesson chosen, int step) {
        steps().forEach(each -> each.show(false));
        lesson = chosen;
        lessons.computeIfAbsent(chosen, this::read);
        at = Math.max(0, Math.min(step, steps().size() - 1));
        Dom.text(title, chosen.title());
        strip.setHidden(false);
        html.setAttribute("data-lesson", chosen.word());
        show();
    }

    /** The steps of a lesson, without those that need a view which this page does not have. */
    private List<LessonStep> read(Lesson of) {
        List<LessonStep> steps = new ArrayList<>();
        NodeList<? extends HTMLElement> all = text.querySelectorAll("[data-lesson=" + of.word() + "] > [data-step]");
        for (int i = 0; i < all.getLength(); i++) {
            HTMLElement step = all.get(i);
            if (!step.hasAttribute("data-view") || hasView(step.getAttribute("data-view"))) {
                step.setAttribute("id", "lesson-" + of.word() + "-" + (i + 1));
                steps.add(new LessonStep(step, host, this::keepSettings));
            }
        }
        return steps;
    }

    /** The steps of the lesson that is on; none if there is no lesson. */
    List<LessonStep> steps() {
        return lessons.getOrDefault(lesson, List.of());
    }

    private void show() {
        List<LessonStep> steps = steps();
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).show(i == at);
        }
        LessonStep step = steps.get(at);
        text.setScrollTop(0);
        Dom.text(count, "Step " + (at + 1) + " of " + steps.size());
        back.setDisabled(at == 0);
        boolean last = at == steps.size() - 1;
        Dom.text(next, !last ? "Next" : lesson.next() == Lesson.NONE ? "Finish" : "Next lesson");
        new LessonAddress(lesson, at + 1).remember();
        showTinyNetwork(step.tinyNetwork());
        // Where bench and view share the window, a step that speaks of a view gives it more room.
        html.setAttribute("data-lesson-view", step.view().isEmpty() ? "as-it-is" : "open");
        openView(step);
        if (!step.view().isEmpty()) {
            scrollToView();
        }
        Pointer.pointAt(step.pointsAt(), step.id());
    }

    private void showTinyNetwork(String part) {
        tiny.setHidden(part.isEmpty());
        if (!part.isEmpty()) {
            network.goTo(part);
        }
    }

    /** Where the view covers the bench, it makes room for a step that speaks of the bench. */
    private void openView(LessonStep step) {
        if (!step.view().isEmpty()) {
            if (!step.view().equals(openView())) {
                host.openView(step.view());
            }
        } else if (viewCoversBench()) {
            host.openView("none");
        }
    }

    private void back() {
        at--;
        show();
        keepFocus(back);
    }

    private void next() {
        if (at < steps().size() - 1) {
            at++;
            show();
            keepFocus(next);
        } else if (lesson.next() == Lesson.NONE) {
            leave();
        } else {
            begin(lesson.next());
        }
    }

    /** A button that cannot be pressed any more hands the keyboard to the title. */
    private void keepFocus(HTMLButtonElement pressed) {
        if (pressed.isDisabled()) {
            title.focus();
        }
    }

    private void keepSettings() {
        if (settingsBefore.isEmpty()) {
            settingsBefore = Optional.of(host.settings());
        }
    }

    private void leave() {
        Lesson left = lesson;
        steps().forEach(step -> step.show(false));
        lesson = Lesson.NONE;
        Pointer.clear();
        strip.setHidden(true);
        tiny.setHidden(true);
        html.removeAttribute("data-lesson");
        html.removeAttribute("data-lesson-view");
        new LessonAddress(Lesson.NONE, 1).remember();
        settingsBefore.ifPresent(before -> {
            host.takeSettings(before);
            host.status("The settings are as they were before the lesson.");
        });
        settingsBefore = Optional.empty();
        focusAfter(left.word());
    }

    @JSBody(
            params = "lesson",
            script = "const link = document.querySelector('[data-lesson-link=' + lesson + ']');"
                    + " (link.offsetParent ? link : document.getElementById('tab-how')).focus();")
    private static native void focusAfter(String lesson);

    @JSBody(script = "document.querySelector('.drawer').scrollIntoView({ block: 'end' });")
    private static native void scrollToView();

    @JSBody(params = "strip", script = "const drawer = document.querySelector('.drawer'); drawer.before(strip);")
    private static native void moveBeforeDrawer(HTMLElement strip);

    @JSBody(params = "view", script = "return !!document.querySelector('[role=tab][data-view=' + view + ']');")
    private static native boolean hasView(String view);

    @JSBody(script = "return document.getElementById('view').dataset.view;")
    private static native String openView();

    @JSBody(
            script = "const view = document.getElementById('view');"
                    + " return view.dataset.view !== 'none' && getComputedStyle(view).position === 'fixed';")
    private static native boolean viewCoversBench();
}
