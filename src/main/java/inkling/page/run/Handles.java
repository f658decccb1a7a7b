package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.dom.Screen;
import inkling.protocol.command.Command;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The two sliders that one holds while a network learns: how fast it goes, and its learning rate. */
public final class Handles {
    /** Batches a second at each place of the slider but the last, which is full speed. */
    private static final int[] SPEEDS = {1, 2, 5, 10, 30, 100};

    /** Places of the slider from one learning rate to ten times as much. */
    private static final int PLACES = 20;

    private static final double TEN = 10;

    /** A rate is sent on no more often than this. */
    private static final double LEAST_MILLIS = 150;

    private final HTMLInputElement speed = Dom.input("speed");
    private final HTMLElement speedValue = Dom.byId("speed-value");
    private final HTMLInputElement rate = Dom.input("rate");
    private final HTMLElement rateValue = Dom.byId("rate-value");
    private final Consumer<Command> worker;
    private final Screen sending;

    /**
     * @param worker is told of another speed
     * @param chosen is told of another learning rate
     */
    public Handles(Consumer<Command> worker, Consumer<Float> chosen) {
        this.worker = worker;
        sending = new Screen(LEAST_MILLIS, () -> chosen.accept(rateAt(place(rate))));
        Dom.on(speed, "input", event -> tellSpeed());
        Dom.on(rate, "input", event -> {
            showRate(Settings.LEARNING_RATE.values().format(rateAt(place(rate))));
            sending.refresh();
        });
    }

    private static int place(HTMLInputElement slider) {
        return Integer.parseInt(slider.getValue());
    }

    /** Tells the worker, which may be a new one, how fast to go. */
    public void tellSpeed() {
        int place = place(speed);
        boolean slow = place < SPEEDS.length;
        String text = slow ? SPEEDS[place] + (place == 0 ? " batch" : " batches") + "\u00a0/\u00a0s" : "full speed";
        Dom.text(speedValue, text);
        speed.setAttribute("aria-valuetext", text);
        worker.accept(new Command.SlowDown(slow ? SPEEDS[place] : Command.SlowDown.NOT));
    }

    /** Shows the learning rate of the settings; the slider's nearest place, if it has none for it. */
    public void show(Recipe recipe) {
        double places = PLACES * Math.log10(recipe.get(Settings.LEARNING_RATE));
        rate.setValue(Integer.toString((int) Math.round(places)));
        showRate(Settings.LEARNING_RATE.text(recipe));
    }

    private void showRate(String text) {
        Dom.text(rateValue, text);
        rate.setAttribute("aria-valuetext", text);
    }

    /** The learning rate at a place of the slider, of two digits. */
    private static float rateAt(int place) {
        int power = Math.floorDiv(place, PLACES);
        long digits = Math.round(TEN * Math.pow(TEN, (double) Math.floorMod(place, PLACES) / PLACES));
        return Float.parseFloat(digits + "e" + (power - 1));
    }
}
