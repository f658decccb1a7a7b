package inkling.page.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final LabelledInk SEVEN = Examples.example(7, List.of(new float[] {1, 2, 30.04f, 4}));
    private static final LabelledInk ONE = Examples.example(1, List.of(new float[] {1, 2, 3, 40}, new float[] {5, 6}));

    private static final LabelledInk TWO = Examples.example(2, List.of(new float[] {9, 8, 7, 60}));

    private final Memory memory = new Memory();

    /** A browser's storage with room for so many drawings, which may take its time over changes. */
    private static final class Memory implements Examples.Store {
        private final List<Runnable> begun = new ArrayList<>();
        private boolean slow;
        private final Set<String> texts = new LinkedHashSet<>();
        private String former = "";
        private int room = 100;
        private boolean closed;

        @Override
        public void read(Consumer<List<String>> receiver, Runnable refused) {
            if (closed) {
                refused.run();
            } else {
                receiver.accept(List.copyOf(texts));
            }
        }

        @Override
        public void change(List<String> added, List<String> removed, Consumer<Boolean> kept) {
            begun.add(() -> carryOut(added, removed, kept));
            if (!slow) {
                finish();
            }
        }

        private void finish() {
            begun.forEach(Runnable::run);
            begun.clear();
        }

        private void carryOut(List<String> added, List<String> removed, Consumer<Boolean> kept) {
            Set<String> after = new LinkedHashSet<>(texts);
            after.addAll(added);
            removed.forEach(after::remove);
            boolean fits = !closed && after.size() <= room;
            if (fits) {
                texts.clear();
                texts.addAll(after);
            }
            kept.accept(fits);
        }

        @Override
        public String former() {
            return former;
        }

        @Override
        public void forgetFormer() {
            former = "";
        }
    }

    private Examples open() {
        return new Examples(memory, () -> {});
    }

    private List<LabelledInk> kept() {
        return StrokeFile.parse(open().text());
    }

    @Test
    void whatIsKeptIsThereAfterAReloadAndInTheFile() {
        Examples examples = open();
        examples.add(SEVEN);
        examples.add(ONE);
        examples.add(SEVEN);
        assertEquals(2, examples.size(), "the same drawing is kept once");
        assertEquals(List.of(SEVEN, ONE), StrokeFile.parse(examples.text()));
        assertEquals(examples.text(), open().text());
        assertEquals(30f, SEVEN.ink().strokes().get(0).x(1), "a tenth of a unit is exact enough");
    }

    @Test
    void aFileAddsOnlyWhatIsNotHere() {
        Examples examples = open();
        examples.add(SEVEN);
        assertEquals(1, examples.open(StrokeFile.format(List.of(ONE, SEVEN))));
        assertEquals(2, examples.size());
        assertThrows(IllegalArgumentException.class, () -> examples.open("{}"));
        assertEquals(2, examples.size());
    }

    @Test
    void deletedExamplesComeBack() {
        Examples examples = open();
        examples.add(SEVEN);
        examples.delete();
        assertEquals(0, examples.size());
        assertEquals(Set.of(), memory.texts);
        examples.add(ONE);
        examples.bringBack();
        assertEquals(List.of(ONE, SEVEN), kept());
        assertEquals(0, examples.deleted());
    }

    @Test
    void nothingIsLostWhenTwoTabsAddAndRemoveAtOnce() {
        Examples one = open();
        one.add(SEVEN);
        Examples other = open();
        one.add(ONE);
        other.add(TWO);
        one.remove(SEVEN);
        assertEquals(List.of(ONE, TWO), kept());
        one.load();
        other.load();
        assertEquals(one.text(), other.text());
    }

    @Test
    void changesUnderWaySurviveAReadingOfWhatWasBefore() {
        Examples examples = open();
        examples.add(SEVEN);
        examples.add(ONE);
        memory.slow = true;
        examples.remove(SEVEN);
        examples.add(TWO);
        examples.load();
        assertEquals(List.of(ONE, TWO), StrokeFile.parse(examples.text()));
        examples.delete();
        examples.load();
        assertEquals(0, examples.size());
        examples.bringBack();
        examples.load();
        memory.finish();
        examples.load();
        assertEquals(List.of(ONE, TWO), StrokeFile.parse(examples.text()));
        assertEquals(List.of(ONE, TWO), kept());
    }

    @Test
    void aDamagedDrawingCostsNoOther() {
        open().add(SEVEN);
        memory.texts.add("[{\"label\": 7,");
        Examples examples = open();
        assertEquals(1, examples.size());
        assertEquals("1 example that this browser has kept cannot be read, and is left as it is.", examples.trouble());
        examples.add(ONE);
        assertEquals(3, memory.texts.size());
    }

    @Test
    void whatAFormerVersionKeptIsTakenOver() {
        memory.former = StrokeFile.format(List.of(SEVEN, ONE));
        assertEquals(2, open().size());
        assertEquals("", memory.former);
        assertEquals(List.of(SEVEN, ONE), kept());
        memory.former = "damaged";
        Examples examples = open();
        assertTrue(examples.trouble().contains("cannot be read"), examples.trouble());
        assertEquals("damaged", memory.former);
        assertEquals(2, examples.size());
    }

    @Test
    void fullStorageIsSaidAndLosesNothing() {
        Examples examples = open();
        examples.add(SEVEN);
        memory.room = 1;
        examples.add(ONE);
        assertEquals(1, memory.texts.size());
        assertEquals(2, examples.size());
        assertTrue(examples.trouble().contains("no room"), examples.trouble());
        examples.load();
        assertEquals(2, examples.size());
        examples.remove(SEVEN);
        assertEquals("", examples.trouble());
        assertEquals(List.of(ONE), kept());
    }

    @Test
    void aBrowserThatKeepsNothingIsSaid() {
        memory.closed = true;
        Examples examples = open();
        examples.add(SEVEN);
        assertEquals(1, examples.size());
        assertTrue(examples.trouble().contains("may not keep any"), examples.trouble());
    }
}
