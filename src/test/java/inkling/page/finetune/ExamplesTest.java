package inkling.page.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final LabelledInk SEVEN = Examples.example(7, List.of(new float[] {1, 2, 30.04f, 4}));
    private static final LabelledInk ONE = Examples.example(1, List.of(new float[] {1, 2, 3, 40}, new float[] {5, 6}));

    private final Memory memory = new Memory();

    /** A browser's storage with room for so many characters. */
    private static final class Memory implements Examples.Store {
        private String text = "";
        private String aside = "";
        private int room = 10_000;

        @Override
        public String read() {
            return text;
        }

        @Override
        public boolean write(String newText) {
            if (newText.length() > room) {
                return false;
            }
            text = newText;
            return true;
        }

        @Override
        public boolean setAside(String damaged) {
            if (damaged.length() > room) {
                return false;
            }
            aside = damaged;
            return true;
        }
    }

    @Test
    void whatIsKeptIsThereAfterAReloadAndInTheFile() {
        Examples examples = new Examples(memory);
        examples.add(SEVEN);
        examples.add(ONE);
        examples.add(SEVEN);
        assertEquals(2, examples.size(), "the same drawing is kept once");
        assertEquals(List.of(SEVEN, ONE), StrokeFile.parse(examples.text()));
        assertEquals(examples.text(), new Examples(memory).text());
        assertEquals(30f, SEVEN.ink().strokes().get(0).x(1), "a tenth of a unit is exact enough");
    }

    @Test
    void aFileAddsOnlyWhatIsNotHere() {
        Examples examples = new Examples(memory);
        examples.add(SEVEN);
        assertEquals(1, examples.open(StrokeFile.format(List.of(ONE, SEVEN))));
        assertEquals(2, examples.size());
        assertThrows(IllegalArgumentException.class, () -> examples.open("{}"));
        assertEquals(2, examples.size());
    }

    @Test
    void deletedExamplesComeBack() {
        Examples examples = new Examples(memory);
        examples.add(SEVEN);
        examples.delete();
        assertEquals(0, examples.size());
        assertEquals("", memory.text);
        examples.add(ONE);
        examples.bringBack();
        assertEquals(2, new Examples(memory).size());
        assertEquals(0, examples.deleted());
    }

    @Test
    void damagedStorageIsSetAsideAndSaidSo() {
        memory.text = "[{\"label\": 7,";
        Examples examples = new Examples(memory);
        assertTrue(examples.trouble().contains("cannot be read"), examples.trouble());
        examples.add(SEVEN);
        assertEquals("[{\"label\": 7,", memory.aside);
        assertEquals(1, new Examples(memory).size());
    }

    @Test
    void damagedStorageWithoutRoomForACopyIsLeftAlone() {
        memory.text = "damaged";
        memory.room = 3;
        Examples examples = new Examples(memory);
        memory.room = 10_000;
        examples.add(SEVEN);
        assertEquals("damaged", memory.text);
        assertEquals(1, examples.size());
        assertTrue(examples.trouble().contains("save new ones as a file"), examples.trouble());
    }

    @Test
    void fullStorageIsSaidAndLosesNothing() {
        Examples examples = new Examples(memory);
        examples.add(SEVEN);
        String before = memory.text;
        memory.room = before.length();
        examples.add(ONE);
        assertEquals(before, memory.text);
        assertEquals(2, examples.size());
        assertTrue(examples.trouble().contains("no room"), examples.trouble());
        examples.storageChanged();
        assertEquals(2, examples.size());
        memory.room = 10_000;
        examples.remove(SEVEN);
        assertEquals("", examples.trouble());
        assertEquals(List.of(ONE), StrokeFile.parse(memory.text));
    }
}
