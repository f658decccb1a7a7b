package inkling.page.answer;

import inkling.ink.Photo;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.pad.Pad;
import inkling.page.pad.PhotoInput;
import inkling.protocol.command.Command;
import inkling.protocol.report.AnswerReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks the worker what a network reads in the drawing, one question at a time and always about the newest ink, and shows
 * the answer.
 */
public final class Predictions implements AnswerReport.Receiver {
    private final Pad pad;
    private final Answer answer;
    private final PhotoInput photos;
    private final NetworkSwitch networks = new NetworkSwitch(this::read);
    private final Consumer<Command> worker;
    private boolean asked;
    private boolean askAgain;
    private int id;
    private Runnable inkChanged = () -> {};
    private Optional<Photo> photo = Optional.empty();
    private Optional<Picture> picture = Optional.empty();

    /** An image as networks are given them. */
    private record Picture(float[] pixels, int width) {}

    /** Hears what could be asked of a network in training whenever there is something else to read; empty for nothing. */
    private Optional<Consumer<Optional<Command>>> follower = Optional.empty();

    public Predictions(Palette palette, DrawPriority priority, Consumer<Command> worker) {
        this.worker = worker;
        answer = new Answer(palette, digit -> worker.accept(new Command.ChooseDigit(digit)));
        photos = new PhotoInput(palette, this::newPhoto);
        pad = new Pad(palette, priority, this::newInk);
    }

    public Pad pad() {
        return pad;
    }

    /** The choice of the network that answers. */
    public NetworkSwitch networks() {
        return networks;
    }

    /** Calls back when there is more or less ink, or other ink. */
    public void onInk(Runnable changed) {
        inkChanged = changed;
    }

    private void newInk() {
        photos.remove();
        photo = Optional.empty();
        picture = Optional.empty();
        read();
        tellFollower();
        inkChanged.run();
    }

    /** A photograph takes the place of the drawing. */
    private void newPhoto(Photo picture) {
        pad.clear();
        pad.hideHint();
        photo = Optional.of(picture);
        read();
        tellFollower();
    }

    /**
     * An image takes the place of the drawing.
     *
     * @param pixels row by row, 0 is paper and 1 is ink
     * @param caption what it is
     */
    public void show(float[] pixels, int width, String caption) {
        pad.clear();
        pad.hideHint();
        photos.show(pixels, width, caption);
        picture = Optional.of(new Picture(pixels, width));
        read();
        tellFollower();
    }

    private boolean isBlank() {
        return pad.isBlank() && photo.isEmpty() && picture.isEmpty();
    }

    /** The worker is a new one, which was asked nothing yet. */
    public void restart() {
        asked = false;
        read();
    }

    /** An answer has come, or the worker looked at the last drawing again because the network has learned. */
    @Override
    public void prediction(AnswerReport.Prediction prediction) {
        if (prediction.id() != id) {
            return;
        }
        asked = false;
        if (!isBlank()) {
            List<float[]> places = new ArrayList<>();
            prediction.digits().forEach(digit -> places.add(digit.place()));
            photos.frame(places, prediction.chosen());
        }
        if (photo.isPresent()) {
            photos.found(prediction.digits());
        }
        if (!isBlank() && prediction.yours() == networks.yours()) {
            answer.show(prediction, networks.isBeginner());
        }
        if (askAgain) {
            read();
        }
    }

    @Override
    public void shipped(AnswerReport.Shipped shipped) {
        networks.shipped(shipped.name(), shipped.note());
    }

    private void read() {
        if (isBlank()) {
            askAgain = false;
            answer.blank();
            photos.frame(List.of(), 0);
        } else if (asked) {
            askAgain = true;
        } else {
            askAgain = false;
            asked = true;
            id++;
            worker.accept(question(networks.yours()));
        }
    }

    /** From now on, and now, the follower is told what to ask of a network in training. */
    public void follow(Consumer<Optional<Command>> newFollower) {
        follower = Optional.of(newFollower);
        tellFollower();
    }

    private void tellFollower() {
        follower.ifPresent(one -> one.accept(isBlank() ? Optional.empty() : Optional.of(question(true))));
    }

    private Command question(boolean yours) {
        if (photo.isPresent()) {
            return new Command.ReadPhoto(
                    id,
                    yours,
                    photo.get().width(),
                    photo.get().height(),
                    photo.get().light());
        }
        if (picture.isPresent()) {
            return new Command.ReadPicture(
                    id, yours, picture.get().width(), picture.get().pixels());
        }
        return new Command.ReadDrawing(id, yours, pad.strokes());
    }
}
