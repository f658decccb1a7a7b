package inkling.worker.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Splits;
import inkling.data.SyntheticSplits;
import inkling.recipe.DataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataLibraryTest {
    private static final Splits IMAGES = new SyntheticSplits(24, 2, 1).finish();

    private final Waiting mnist = new Waiting();
    private final Waiting synthetic = new Waiting();
    private final DataLibrary library = new DataLibrary(mnist, synthetic);
    private final Visitor first = new Visitor();
    private final Visitor second = new Visitor();

    /** A loader whose outcome the test decides. */
    private static final class Waiting implements DataLibrary.Loader {
        private int begun;
        private DataLibrary.Shelf outcome;

        @Override
        public void load(DataLibrary.Shelf told) {
            begun++;
            outcome = told;
        }
    }

    /** A client that writes down what it hears. */
    private static final class Visitor implements DataLibrary.Client {
        private final List<String> heard = new ArrayList<>();
        private boolean waits = true;
        private Optional<Splits> images = Optional.empty();

        @Override
        public boolean waits() {
            return waits;
        }

        @Override
        public void waitsFor(DataSource source) {
            heard.add("wait for " + source);
        }

        @Override
        public void progress(DataSource source, double done, double total) {
            heard.add(source + " " + (int) done + "/" + (int) total);
        }

        @Override
        public void receive(Splits splits, DataSource source) {
            images = Optional.of(splits);
            heard.add("got " + source);
        }

        @Override
        public void fail(String sentence) {
            heard.add(sentence);
        }
    }

    @Test
    void whoAsksDuringADownloadWaitsForTheSameOne() {
        library.request(DataSource.MNIST, first);
        mnist.outcome.progress(1, 4);
        library.request(DataSource.MNIST, second);
        mnist.outcome.progress(2, 4);
        mnist.outcome.loaded(IMAGES);
        assertEquals(1, mnist.begun);
        assertEquals(List.of("wait for MNIST", "MNIST 1/4", "MNIST 2/4", "got MNIST"), first.heard);
        assertEquals(List.of("wait for MNIST", "MNIST 2/4", "got MNIST"), second.heard);
        assertSame(IMAGES, second.images.orElseThrow());
    }

    @Test
    void whatIsLoadedIsKept() {
        assertTrue(library.loaded(DataSource.MNIST).isEmpty());
        library.request(DataSource.MNIST, first);
        mnist.outcome.loaded(IMAGES);
        library.request(DataSource.MNIST, second);
        assertEquals(1, mnist.begun);
        assertEquals(List.of("got MNIST"), second.heard);
        assertSame(IMAGES, library.loaded(DataSource.MNIST).orElseThrow());
        assertTrue(library.loaded(DataSource.SYNTHETIC).isEmpty());
    }

    @Test
    void aDownloadThatNobodyWaitsForAnyMoreIsKeptAllTheSame() {
        library.request(DataSource.MNIST, first);
        assertTrue(mnist.outcome.isWanted());
        first.waits = false;
        assertFalse(mnist.outcome.isWanted());
        mnist.outcome.progress(1, 4);
        mnist.outcome.loaded(IMAGES);
        library.request(DataSource.MNIST, second);
        assertEquals(1, mnist.begun);
        assertEquals(List.of("wait for MNIST"), first.heard);
        assertEquals(List.of("got MNIST"), second.heard);
    }

    @Test
    void aSiteWithoutMnistStandsInSyntheticDigitsAndIsAskedOnce() {
        library.request(DataSource.MNIST, first);
        mnist.outcome.missing();
        synthetic.outcome.loaded(IMAGES);
        library.request(DataSource.MNIST, second);
        assertEquals(1, mnist.begun);
        assertEquals(1, synthetic.begun);
        assertEquals(List.of("wait for MNIST", "wait for SYNTHETIC", "got SYNTHETIC"), first.heard);
        assertEquals(List.of("got SYNTHETIC"), second.heard);
    }

    @Test
    void afterAFailureTheNextRequestLoadsAgain() {
        library.request(DataSource.MNIST, first);
        mnist.outcome.failed("The connection failed.");
        library.request(DataSource.MNIST, second);
        mnist.outcome.loaded(IMAGES);
        assertEquals(2, mnist.begun);
        assertEquals(List.of("wait for MNIST", "The connection failed."), first.heard);
        assertEquals(List.of("wait for MNIST", "got MNIST"), second.heard);
    }

    @Test
    void drawingThatWasAbandonedBeginsAnewForTheNextClient() {
        library.request(DataSource.SYNTHETIC, first);
        first.waits = false;
        synthetic.outcome.abandoned();
        library.request(DataSource.SYNTHETIC, second);
        assertEquals(2, synthetic.begun);
        synthetic.outcome.loaded(IMAGES);
        assertEquals(List.of("wait for SYNTHETIC"), first.heard);
        assertEquals(List.of("wait for SYNTHETIC", "got SYNTHETIC"), second.heard);
    }
}
