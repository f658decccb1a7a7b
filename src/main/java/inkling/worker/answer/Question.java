package inkling.worker.answer;

import inkling.ink.Ink;
import inkling.ink.NonDigits;
import inkling.ink.Photo;
import inkling.ink.PictureScaling;
import inkling.ink.Sheet;
import inkling.protocol.command.Command;
import java.util.Optional;

/** A drawing or a photograph that is to be read, and the picture that is made of it for a network. */
final class Question {
    private static final Sheet EMPTY = new Sheet(new float[0]);

    private final int id;
    private final boolean yours;
    private final boolean isDot;
    private final Sheet framed;
    private final Optional<Photo> photo;

    /** Of a photograph the first digit, of a drawing the last one, which is under way. */
    private int chosen;

    private Optional<Command.ReadPicture> picture = Optional.empty();

    /** What was made last, since a network that learns is asked about it again and again. */
    private Sheet sheet = EMPTY;

    private String sheetIsFor = "";

    private Question(int id, boolean yours, boolean isDot, Sheet framed, Optional<Photo> photo) {
        this.id = id;
        this.yours = yours;
        this.isDot = isDot;
        this.framed = framed;
        this.photo = photo;
        chosen = photo.isPresent() ? 0 : Integer.MAX_VALUE;
    }

    static Question ofDrawing(Command.ReadDrawing asked, Ink ink) {
        boolean isDot = ink.isDot(NonDigits.DOT * Ink.SHEET);
        return new Question(asked.id(), asked.yours(), isDot, Sheet.of(ink), Optional.empty());
    }

    static Question ofPhoto(Command.ReadPhoto asked, Photo photo) {
        return new Question(asked.id(), asked.yours(), false, EMPTY, Optional.of(photo));
    }

    /** A picture of another size than a network takes is looked at as a photograph. */
    static Question ofPicture(Command.ReadPicture asked) {
        int height = asked.pixels().length / asked.width();
        float[] light = new float[asked.pixels().length];
        for (int i = 0; i < light.length; i++) {
            light[i] = 1 - asked.pixels()[i];
        }
        Question question = new Question(
                asked.id(), asked.yours(), false, EMPTY, Optional.of(new Photo(light, asked.width(), height)));
        question.picture = Optional.of(asked);
        return question;
    }

    int id() {
        return id;
    }

    /** Whether the visitor's own network is asked. */
    boolean yours() {
        return yours;
    }

    /** Another one of its digits is to be looked into. */
    void choose(int digit) {
        chosen = digit;
    }

    /**
     * Which of its digits is looked into, from 0.
     *
     * @param digits how many there are
     */
    int chosen(int digits) {
        return Math.min(chosen, digits - 1);
    }

    boolean isPhoto() {
        return photo.isPresent();
    }

    /**
     * The picture for a network.
     *
     * @param digits whether the network reads digits
     * @param height rows that it takes
     * @param width columns that it takes
     */
    Sheet sheet(boolean digits, int height, int width) {
        if (picture.isPresent()
                && picture.get().width() == width
                && picture.get().pixels().length == width * height) {
            return new Sheet(picture.get().pixels());
        }
        String wanted = digits + " " + height + " " + width;
        if (!wanted.equals(sheetIsFor)) {
            sheetIsFor = wanted;
            sheet = photo.map(one -> PictureScaling.ofPhoto(one, digits, height, width))
                    .orElseGet(() -> PictureScaling.ofSheet(framed, digits, height, width));
        }
        return sheet;
    }

    /** Whether there is enough to be seen: more than a dot in a drawing, anything in a photograph. */
    boolean mayBeRead(Sheet seen) {
        return photo.isPresent() ? !seen.isBlank() : !isDot;
    }
}
