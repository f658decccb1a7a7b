package inkling.lab.how;

import inkling.lab.Host;
import inkling.page.dom.Dom;
import inkling.page.settings.Link;
import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.recipe.Recipe;
import inkling.text.Numbers;
import inkling.train.EpochRecord;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.NodeList;

/**
 * One step of a lesson, as its HTML says: what it points at ({@code data-point}), the view it opens ({@code data-view}), the
 * part of the tiny network it shows ({@code data-tiny}), settings for the visitor to try ({@code data-setup}), and a
 * prediction whose outcome is shown when it is made or, with {@code data-until}, when a run with those settings is
 * {@code done} or has done its first {@code batch}.
 */
final class LessonStep {
    private final HTMLElement html;
    private final Host host;
    private final Runnable beforeSettings;
    private final Optional<HTMLElement> setup;
    private final Optional<Prediction> prediction;
    private final String until;
    /** Whether the run that is on has the step's settings. */
    private boolean isTried;

    /**
     * @param beforeSettings is told before the step sets anything
     */
    LessonStep(HTMLElement html, Host host, Runnable beforeSettings) {
        this.html = html;
        this.host = host;
        this.beforeSettings = beforeSettings;
        setup = Optional.ofNullable(html.querySelector("[data-setup]"));
        Optional<HTMLElement> asked = Optional.ofNullable(html.querySelector(".prediction"));
        prediction = asked.map(question -> new Prediction(question, this::predicted));
        until = asked.map(question -> question.getAttribute("data-until")).orElse("");
        setup.ifPresent(button -> Dom.on(button, "click", event -> setUp(button)));
    }

    String id() {
        return html.getAttribute("id");
    }

    String pointsAt() {
        return attribute("data-point");
    }

    /** The view it opens; empty if it takes the page as it is. */
    String view() {
        return attribute("data-view");
    }

    /** What the tiny network shows; empty if it is not needed. */
    String tinyNetwork() {
        return attribute("data-tiny");
    }

    private String attribute(String name) {
        return html.hasAttribute(name) ? html.getAttribute(name) : "";
    }

    void show(boolean now) {
        html.setHidden(!now);
    }

    private void predicted() {
        if (until == null || until.isEmpty()) {
            prediction.ifPresent(Prediction::reveal);
        } else {
            html.querySelector(".try").setHidden(false);
        }
    }

    private void setUp(HTMLElement button) {
        beforeSettings.run();
        host.takeSettings(button.getAttribute("data-setup"));
        boolean stepwise = "batch".equals(until);
        String press = stepwise ? "Step" : "Train";
        boolean busy = Dom.button("train").isDisabled();
        say(busy ? "Set. Another run is on: press Reset, then " + press + "." : "Set. Now press " + press + ".");
        Pointer.pointAt(busy ? "#reset" : stepwise ? "#step" : "#train", id());
    }

    private void say(String note) {
        Dom.text(html.querySelector(".try-note"), note);
    }

    void begin(Recipe recipe) {
        isTried = setup.isPresent()
                && recipe.equals(
                        Link.parse(setup.get().getAttribute("data-setup")).recipe());
        if (isWaiting()) {
            say(isTried ? "It learns…" : "That run has other settings: press “Set it up for me” first.");
        }
    }

    /** Whether a prediction waits for its run. */
    private boolean isWaiting() {
        return setup.isPresent()
                && prediction
                        .map(asked -> asked.isMade() && !asked.isRevealed())
                        .orElse(false);
    }

    void progress(TrainingReport.Progress now) {
        if ("batch".equals(until) && now.batch() > 0) {
            figure("batch-loss", Numbers.fixed(now.running().loss(), 2));
            happened();
        }
    }

    void epoch(EpochRecord record) {
        figure("train-loss", Numbers.fixed(record.train().loss(), 4));
        figure("validation-loss", Numbers.fixed(record.validation().loss(), 4));
        figure("train-accuracy", Numbers.exactPercent(record.train().accuracy()));
        figure("validation-accuracy", Numbers.exactPercent(record.validation().accuracy()));
    }

    void state(RunState state) {
        if ("done".equals(until) && (state == RunState.DONE || state == RunState.FAILED)) {
            happened();
        }
    }

    private void happened() {
        if (isTried && isWaiting()) {
            say("");
            prediction.orElseThrow().reveal();
            Pointer.pointAt(pointsAt(), id());
        }
    }

    /** Shows a figure of the run in the outcome, which keeps what it has once it is shown. */
    private void figure(String name, String text) {
        if (isTried && isWaiting()) {
            NodeList<? extends HTMLElement> places = html.querySelectorAll("[data-figure=" + name + "]");
            for (int i = 0; i < places.getLength(); i++) {
                Dom.text(places.get(i), text);
            }
        }
    }
}
