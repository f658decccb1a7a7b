package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import java.util.List;

/**
 * Some training pictures as the network is given them.
 *
 * @param note where they come from, in a sentence
 * @param pictures each row by row, values from 0 to 1
 * @param width columns of each picture
 */
public record InputReport(String note, List<float[]> pictures, int width) implements Report {
    /** How it is read, and who is told. */
    static final Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("input", in -> new InputReport(in.string(), in.list(in::array), in.integer()), Receiver::input);

    /** Hears it. */
    public interface Receiver extends Report.Receiver {
        void input(InputReport input);
    }

    @Override
    public Frame frame() {
        return Frame.of("input", note, pictures, width);
    }
}
