package inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.ink.Framing;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import inkling.kernel.Backend;
import inkling.kernel.SparseRows;
import inkling.nn.ClassNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DatasetTest {
    private static final int HEIGHT = 4;
    private static final int WIDTH = 3;

    @Test
    void pixelsBecomeZeroToOneAndZerosAreNotKept() {
        Idx.Images images = images(6);
        Dataset set = Dataset.of("toy", images, labels(6));
        assertEquals(6, set.size());
        assertEquals(10, set.classes());
        int entries = 0;
        float[] row = new float[HEIGHT * WIDTH];
        for (int i = 0; i < 6; i++) {
            set.images().copyRow(i, row, 0);
            for (int p = 0; p < row.length; p++) {
                assertEquals(pixel(images, i, p) / 255f, row[p]);
                entries += pixel(images, i, p) == 0 ? 0 : 1;
            }
        }
        assertEquals(entries, set.images().values().length);
    }

    @Test
    void moreLabelsThanImagesAreRefused() {
        assertEquals(
                "toy has 6 images but 7 labels; give the labels that belong to the images.",
                fault(() -> Dataset.of("toy", images(6), labels(7))));
    }

    @Test
    void aLabelAboveNineIsRefused() {
        byte[] labels = labels(6);
        labels[4] = (byte) 200;
        assertEquals(
                "toy has the label 200 at image 4; expected 0 to 9.",
                fault(() -> Dataset.of("toy", images(6), labels)));
    }

    @Test
    void rowsThatAreNotImagesAreRefused() {
        SparseRows rows = SparseRows.of(new float[8], 4);
        assertEquals(
                "toy has images 2 high and 3 wide, but its rows have 4 pixels.",
                fault(() -> new Dataset("toy", 2, 3, 10, rows, new byte[2])));
    }

    @Test
    void classesMustFitAByte() {
        SparseRows rows = SparseRows.of(new float[8], 4);
        assertEquals(
                "toy needs 2 to 256 classes, not 257.", fault(() -> new Dataset("toy", 2, 2, 257, rows, new byte[2])));
    }

    @Test
    void aSliceSharesThePixels() {
        Dataset set = Dataset.of("toy", images(9), labels(9));
        Dataset slice = set.slice(3, 7);
        assertEquals(4, slice.size());
        assertEquals(3, slice.label(0));
        assertSame(set.images().values(), slice.images().values());
        float[] expected = new float[HEIGHT * WIDTH];
        float[] actual = new float[HEIGHT * WIDTH];
        for (int i = 0; i < 4; i++) {
            set.images().copyRow(3 + i, expected, 0);
            slice.images().copyRow(i, actual, 0);
            assertArrayEquals(expected, actual);
        }
        set.images().copyRow(5, expected, 0);
        slice.slice(2, 3).images().copyRow(0, actual, 0);
        assertArrayEquals(expected, actual);
    }

    @Test
    void aSliceOutOfRangeIsRefused() {
        Dataset set = Dataset.of("toy", images(9), labels(9));
        assertEquals("toy has 9 images, so images 5 to 10 cannot be taken.", fault(() -> set.slice(5, 10)));
        assertEquals("toy has 9 images, so images -1 to 2 cannot be taken.", fault(() -> set.slice(-1, 2)));
        assertEquals("toy has 9 images, so images 4 to 3 cannot be taken.", fault(() -> set.slice(4, 3)));
        assertEquals(0, set.slice(9, 9).size());
    }

    @Test
    void drawingsAreFramedAsMnistIs() {
        LabelledInk seven = new LabelledInk(7, Ink.of(List.of(Stroke.of(0, 0, 50, 0, 20, 90))));
        LabelledInk one = new LabelledInk(1, Ink.of(List.of(Stroke.of(0, 0, 0, 90))));
        Dataset set = Dataset.of("drawn", List.of(seven, one));
        assertEquals(2, set.size());
        assertEquals(7, set.label(0));
        assertEquals(1, set.label(1));
        float[] row = new float[Framing.PIXELS];
        set.images().copyRow(0, row, 0);
        assertArrayEquals(Framing.frame(seven.ink()), row);
        set.images().copyRow(1, row, 0);
        assertArrayEquals(Framing.frame(one.ink()), row);
    }

    private static Dataset named(String... classes) {
        SparseRows rows = SparseRows.of(new float[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}, 4);
        return new Dataset("toy", 2, 2, new ClassNames(List.of(classes)), rows, new byte[] {0, 1, 0});
    }

    @Test
    void aClassKeepsItsNameInAnotherOrder() {
        Dataset set = named("cat", "dog").in(new ClassNames(List.of("dog", "fox", "cat")));
        assertArrayEquals(new byte[] {2, 0, 2}, set.labels());
        assertEquals(3, set.classes());
        assertEquals(
                "toy has the class 'dog', which the network does not know; it knows cat, fox.",
                fault(() -> named("cat", "dog").in(new ClassNames(List.of("cat", "fox")))));
    }

    @Test
    void imagesInAnotherMemoryAreTheSame() {
        Dataset set = named("cat", "dog");
        Dataset adopted = set.adoptedBy(Backend.plain().memory());
        assertEquals(set.fingerprint(), adopted.fingerprint());
        assertEquals(set.classNames(), adopted.classNames());
    }

    /** A set of two rows a picture, with some of its bytes changed. */
    private static int fingerprint(int height, int width, int classes, byte[] pixels, byte... labels) {
        Idx.Images images = new Idx.Images(labels.length, height, width, pixels, 0);
        return new Dataset(
                        "toy",
                        height,
                        width,
                        classes,
                        Dataset.of("toy", images, labels).images(),
                        labels)
                .fingerprint();
    }

    @Test
    void setsThatDifferAnywhereHaveOtherFingerprints() {
        byte[] pixels = new byte[24];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 5 == 0 ? 0 : 10 * i);
        }
        Set<Integer> seen = new HashSet<>();
        seen.add(fingerprint(2, 3, 10, pixels, (byte) 1, (byte) 2, (byte) 3, (byte) 4));
        seen.add(fingerprint(3, 2, 10, pixels, (byte) 1, (byte) 2, (byte) 3, (byte) 4));
        seen.add(fingerprint(1, 6, 10, pixels, (byte) 1, (byte) 2, (byte) 3, (byte) 4));
        seen.add(fingerprint(2, 3, 9, pixels, (byte) 1, (byte) 2, (byte) 3, (byte) 4));
        seen.add(fingerprint(2, 3, 10, pixels, (byte) 2, (byte) 1, (byte) 3, (byte) 4));
        seen.add(fingerprint(2, 3, 10, pixels, (byte) 1, (byte) 2, (byte) 4, (byte) 3));
        seen.add(fingerprint(2, 3, 10, pixels, (byte) 1, (byte) 2, (byte) 3, (byte) 5));
        byte[] moved = pixels.clone();
        moved[1] = 0;
        moved[20] = 10;
        seen.add(fingerprint(2, 3, 10, moved, (byte) 1, (byte) 2, (byte) 3, (byte) 4));
        byte[] lighter = pixels.clone();
        lighter[1]--;
        seen.add(fingerprint(2, 3, 10, lighter, (byte) 1, (byte) 2, (byte) 3, (byte) 4));
        byte[] beside = pixels.clone();
        beside[0] = beside[1];
        beside[1] = 0;
        seen.add(fingerprint(2, 3, 10, beside, (byte) 1, (byte) 2, (byte) 3, (byte) 4));
        assertEquals(10, seen.size());
        assertTrue(seen.contains(fingerprint(2, 3, 10, pixels.clone(), (byte) 1, (byte) 2, (byte) 3, (byte) 4)));
    }

    private static int pixel(Idx.Images images, int image, int index) {
        return images.bytes()[images.offset() + image * images.pixels() + index] & 0xff;
    }

    static Idx.Images images(int count) {
        return Idx.images(IdxSamples.images(count, HEIGHT, WIDTH, 5), "toy");
    }

    static byte[] labels(int count) {
        return Idx.labels(IdxSamples.labels(count), "toy");
    }

    private static String fault(Executable action) {
        return assertThrows(IllegalArgumentException.class, action).getMessage();
    }
}
