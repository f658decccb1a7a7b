package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no data set, or none that can be learned, is named in one sentence. */
class RefusedDataTest {
    private static final int SIDE = 12;

    @Test
    void anythingThatIsNoDataIsCalledWhatItIs() {
        List<DataFile> rest = Samples.four(60, 20, 10, SIDE).subList(0, 3);
        for (String[] each : new String[][] {
            {"version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 5\n", "is a Git LFS pointer"},
            {"<!DOCTYPE html><html></html>", "is a web page"},
            {"\n  <html lang=en>", "is a web page"},
            {"{\"a\": 1}", "is a JSON file"},
            {"%PDF-1.7", "is a PDF document"},
            {"", "is empty"},
            {"\u0000\u0001\u0002\u0003\u0004", "is no data set"},
        }) {
            List<DataFile> files = new ArrayList<>(rest);
            files.add(Samples.text("t10k-labels-idx1-ubyte", each[0]));
            String sentence = Samples.fault(files);
            assertTrue(sentence.startsWith("t10k-labels-idx1-ubyte " + each[1]), sentence);
        }
        assertTrue(Samples.fault(Samples.text("a.png", "\u0089PNG")).startsWith("a.png is no data set"));
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        assertTrue(Samples.fault(new DataFile("a.png", png)).startsWith("a.png is a single picture"));
        byte[] network = {20, 0, 0, 0, 0, 0, 0, 0, '{', '"'};
        assertTrue(Samples.fault(new DataFile("n.safetensors", network)).contains("is a saved network"));
    }

    @Test
    void whatIsMissingOrDoesNotBelongTogetherIsNamed() {
        int[] labels = Samples.labels(60, 10, 0);
        assertEquals(
                "train-images holds pictures, but their labels are missing; give both files.",
                Samples.fault(Samples.images("train-images", labels, SIDE)));
        assertEquals(
                "train-labels holds labels, but their pictures are missing; give both files.",
                Samples.fault(Samples.labels("train-labels", labels)));
        assertEquals(
                "train-images has 60 pictures, but train-labels has 59 labels; give the two files that belong together.",
                Samples.fault(
                        Samples.images("train-images", labels, SIDE),
                        Samples.labels("train-labels", Arrays.copyOf(labels, 59))));
        assertEquals(
                "There is more than one data set here: a-images and b-images; choose the files of one.",
                Samples.fault(Samples.images("a-images", labels, SIDE), Samples.images("b-images", labels, SIDE)));
        assertEquals("There is no data set here; give four IDX files, a CSV file or a .npz file.", Samples.fault());
        assertTrue(Samples.fault(
                        Samples.images("train-images", labels, SIDE),
                        Samples.labels("train-labels", labels),
                        Samples.images("test-images", Samples.labels(60, 11, 0), SIDE),
                        Samples.labels("test-labels", Samples.labels(60, 11, 0)))
                .startsWith("No picture to train on has the label '10'"));
    }

    @Test
    void setsThatCannotBeLearnedAreRefused() {
        int[] one = new int[60];
        Arrays.fill(one, 7);
        assertTrue(Samples.fault(Samples.images("images", one, SIDE), Samples.labels("labels", one))
                .startsWith("All pictures have the same label (7) in labels;"));
        int[] many = Samples.labels(130, 65, 0);
        assertTrue(Samples.fault(Samples.images("images", many, SIDE), Samples.labels("labels", many))
                .contains("more than 64 different labels"));
        int[] few = Samples.labels(9, 3, 0);
        assertTrue(Samples.fault(Samples.images("images", few, SIDE), Samples.labels("labels", few))
                .contains("only 9 pictures"));
        int[] labels = Samples.labels(12, 2, 0);
        assertTrue(Samples.fault(Samples.images("images", labels, 65), Samples.labels("labels", labels))
                .contains("pictures of 65 × 65 pixels, but at most 64 × 64"));
    }

    @Test
    void cutFilesAreNamed() {
        for (DataFile whole : Samples.four(60, 20, 10, SIDE)) {
            byte[] half = Arrays.copyOf(whole.bytes(), whole.bytes().length / 2);
            byte[] packed = Samples.gzip(whole.bytes());
            for (byte[] cut : List.of(half, Arrays.copyOf(packed, packed.length / 2))) {
                List<DataFile> files = new ArrayList<>(Samples.four(60, 20, 10, SIDE));
                files.removeIf(file -> file.name().equals(whole.name()));
                files.add(new DataFile(whole.name(), cut));
                String sentence = Samples.fault(files);
                assertTrue(sentence.startsWith(whole.name() + " is cut short"), sentence);
            }
        }
    }

    @Test
    void memoryIsCheckedBeforeItIsAskedFor() {
        byte[] huge = Samples.idx(8, new byte[0], 2_000_000_000, 64, 64);
        assertTrue(Samples.fault(new DataFile("train-images", huge)).startsWith("train-images is cut short"));
        DataFile bomb = new DataFile("train-images.gz", Samples.gzip(new byte[1 << 25]));
        String sentence = Samples.fault(bomb);
        assertTrue(sentence.startsWith("train-images.gz is too large: it needs "), sentence);
        assertTrue(sentence.endsWith("take fewer pictures."), sentence);
        assertTrue(Samples.fault(Samples.zip("a.zip", true, List.of(new DataFile("x_train.npy", new byte[1 << 25]))))
                .startsWith("a.zip/x_train.npy is too large"));
    }
}
