package inkling.protocol;

/**
 * Some training pictures as the network is given them.
 *
 * @param note where they come from, in a sentence
 * @param pictures one after the other, 28 × 28 values from 0 to 1 each
 */
public record InputReport(String note, float[] pictures) implements Report {
    static Kinds<Receiver> kinds() {
        return new Kinds<Receiver>().with("input", in -> new InputReport(in.string(), in.array()), Receiver::input);
    }

    /** Hears it. */
    public interface Receiver extends Report.Receiver {
        void input(InputReport input);
    }

    @Override
    public Frame frame() {
        return Frame.of("input", note, pictures);
    }
}
