package inkling.worker.finetune;

import inkling.data.Splits;
import inkling.protocol.LessonReport;
import inkling.worker.browser.Mailbox;
import inkling.worker.data.MnistLoader;
import inkling.worker.data.SyntheticLoader;

/** Gets the images that a lesson rehearses with: MNIST, or synthetic handwriting where the site has none. */
public final class ReplayData implements MnistLoader.Outcome {
    private static final String SENTENCE = "Loading the images that it rehearses with.";

    /** Who waits for the images. */
    public interface Reader {
        /** Whether they are still wanted. */
        boolean waits();

        void receive(Splits splits);

        /** There are none; the sentence says why. */
        void fail(String sentence);
    }

    /** Keeps what is loaded for the next who asks. */
    public interface Shelf {
        void keep(Splits mnist);

        /** A copy that the browser keeps is damaged. */
        void damaged();
    }

    private final Reader reader;
    private final Shelf shelf;

    public ReplayData(Reader reader, Shelf shelf) {
        this.reader = reader;
        this.shelf = shelf;
    }

    /**
     * Loads MNIST.
     *
     * @param fresh whether to pass over copies that the browser keeps
     */
    public void load(boolean fresh) {
        new MnistLoader(fresh, this).start();
    }

    /** Draws synthetic handwriting. */
    public void draw() {
        new SyntheticLoader(reader::waits, reader::receive, this::progress).start();
    }

    @Override
    public void progress(double loaded, double total) {
        if (reader.waits()) {
            Mailbox.send(new LessonReport.Progress(SENTENCE, loaded / Math.max(1, total)));
        }
    }

    @Override
    public void loaded(Splits splits) {
        shelf.keep(splits);
        if (reader.waits()) {
            reader.receive(splits);
        }
    }

    @Override
    public void missing() {
        draw();
    }

    @Override
    public void failed(String sentence) {
        shelf.damaged();
        if (reader.waits()) {
            reader.fail(sentence);
        }
    }
}
