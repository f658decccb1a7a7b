package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnDataTest {
    private static final int SIDE = 12;

    /** Every picture has its bar in the row of its label: pictures and labels are still together. */
    private static void assertRightLabels(Dataset set, int first) {
        for (int i = 0; i < set.size(); i++) {
            float[] pixels = new float[set.height() * set.width()];
            set.images().copyRow(i, pixels, 0);
            int row = Integer.parseInt(set.classNames().of(set.label(i))) % SIDE;
            assertTrue(pixels[row * set.width()] > 0.7f, set.name() + " " + i);
            assertEquals(first + set.label(i), Integer.parseInt(set.classNames().of(set.label(i))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte",
        "train-images.idx3-ubyte, train-labels.idx1-ubyte, t10k-images.idx3-ubyte, t10k-labels.idx1-ubyte",
        "digits-train-images-idx3-ubyte.gz, digits-train-labels-idx1-ubyte.gz,"
                + " digits-test-images-idx3-ubyte.gz, digits-test-labels-idx1-ubyte.gz",
        "k49-train-imgs, k49-train-lbls, k49-test-imgs, k49-test-lbls"
    })
    void fourIdxFilesAreReadUnderAnyUsualName(String trainImages, String trainLabels, String images, String labels) {
        int[] train = Samples.labels(60, 10, 0);
        int[] test = Samples.labels(20, 10, 0);
        OwnData data = Samples.read(
                Samples.images(trainImages, train, SIDE),
                Samples.labels(trainLabels, train),
                Samples.images(images, test, SIDE),
                Samples.labels(labels, test));
        assertEquals(55, data.splits().train().size());
        assertEquals(5, data.splits().validation().size());
        assertEquals(20, data.splits().test().size());
        assertEquals(12, data.splits().train().height());
        assertRightLabels(data.splits().train(), 0);
        assertRightLabels(data.splits().validation(), 0);
        assertRightLabels(data.splits().test(), 0);
        assertTrue(data.splits().train().classNames().areDigits());
        assertEquals(
                "own: 55 pictures of 12 × 12 pixels to train on, 5 to validate on, 20 to test on, in 10 classes"
                        + " (0, 1, 2, 3, 4, 5, 6, 7, 8, 9).",
                data.note());
    }

    @Test
    void packedFilesAreKnownByTheirFirstBytesWhateverTheirName() {
        List<DataFile> files = new ArrayList<>();
        for (DataFile file : Samples.four(60, 20, 10, SIDE)) {
            files.add(new DataFile(file.name(), Samples.gzip(file.bytes())));
        }
        // Unpacked, though its name says otherwise; and a second, unpacked copy.
        files.set(
                0,
                new DataFile(
                        "train-images-idx3-ubyte.gz",
                        Samples.four(60, 20, 10, SIDE).get(0).bytes()));
        files.add(Samples.four(60, 20, 10, SIDE).get(3));
        assertRightLabels(Samples.read(files).splits().train(), 0);
        assertRightLabels(
                Samples.read(Samples.zip("archive.zip", true, files.subList(0, 4)))
                        .splits()
                        .test(),
                0);
    }

    @Test
    void withoutTestFilesASixthIsKeptForTesting() {
        int[] labels = Samples.labels(80, 4, 0);
        OwnData data = Samples.read(Samples.images("images", labels, SIDE), Samples.labels("labels", labels));
        assertEquals(13, data.splits().test().size());
        assertEquals(5, data.splits().validation().size());
        assertEquals(62, data.splits().train().size());
        assertRightLabels(data.splits().test(), 0);
        assertTrue(data.note().contains("a sixth was kept"), data.note());
    }

    @Test
    void picturesThatComeClassByClassAreMixed() {
        int[] labels = new int[120];
        Arrays.setAll(labels, i -> i / 40);
        OwnData data = Samples.read(Samples.images("images", labels, SIDE), Samples.labels("labels", labels));
        long[] counts = new long[3];
        for (int i = 0; i < data.splits().test().size(); i++) {
            counts[data.splits().test().label(i)]++;
        }
        for (long count : counts) {
            assertTrue(count >= 3, Arrays.toString(counts));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, -3})
    void labelsMayBeginAtAnyNumber(int first) {
        int[] labels = Samples.labels(60, 10, first);
        int[] rows = Arrays.stream(labels).map(Math::abs).toArray();
        byte[] wide = new byte[4 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            ByteBuffer.wrap(wide).putInt(4 * i, labels[i]);
        }
        OwnData data = Samples.read(
                Samples.images("images", rows, SIDE), new DataFile("labels", Samples.idx(0x0c, wide, labels.length)));
        Dataset train = data.splits().train();
        assertEquals(10, train.classes());
        assertEquals(Integer.toString(first), train.classNames().of(0));
        assertEquals(Integer.toString(first + 9), train.classNames().of(9));
    }

    @Test
    void qmnistSaysMoreOfEachLabel() {
        int[] labels = Samples.labels(60, 10, 0);
        ByteBuffer values = ByteBuffer.allocate(60 * 8 * 4);
        for (int label : labels) {
            values.putInt(label)
                    .putInt(4)
                    .putInt(1000)
                    .putInt(7)
                    .putInt(3)
                    .putInt(99)
                    .putInt(0)
                    .putInt(0);
        }
        OwnData data = Samples.read(
                Samples.images("qmnist-train-images-idx3-ubyte", labels, SIDE),
                new DataFile("qmnist-train-labels-idx2-int", Samples.idx(0x0c, values.array(), 60, 8)));
        assertRightLabels(data.splits().train(), 0);
    }

    @Test
    void emnistIsSetUprightAndOnlyIfItLiesOnItsSide() {
        int[] labels = Samples.labels(60, 26, 1);
        String[] names = {"emnist-letters-train-images-idx3-ubyte", "emnist-letters-train-labels-idx1-ubyte"};
        // Bars across a picture are wide: turned, they stand.
        OwnData data = Samples.read(Samples.images(names[0], labels, 28), Samples.labels(names[1], labels));
        float[] pixels = new float[28 * 28];
        Dataset train = data.splits().train();
        train.images().copyRow(0, pixels, 0);
        int column = 1 + train.label(0);
        assertTrue(pixels[column] > 0.5f && pixels[20 * 28 + column] > 0.5f);
        assertEquals("A", train.classNames().of(0));
        assertTrue(data.note().contains("set upright"), data.note());
        byte[] upright = Turning.transposed(
                        inkling.data.Idx.images(Samples.images("", labels, 28).bytes(), ""), Samples.budget())
                .bytes();
        OwnData same = Samples.read(
                new DataFile(names[0], Samples.idx(8, upright, 60, 28, 28)), Samples.labels(names[1], labels));
        assertTrue(!same.note().contains("set upright"), same.note());
    }

    @ParameterizedTest
    @CsvSource({"true, <f4", "false, |u1", "true, <f8", "false, >f4"})
    void npzIsReadStoredOrDeflated(boolean deflated, String type) {
        int[] train = Samples.labels(60, 10, 0);
        int[] test = Samples.labels(20, 10, 0);
        List<DataFile> arrays = List.of(
                new DataFile("x_train.npy", Samples.npy(type, values(type, train), "(60, 12, 12)")),
                new DataFile("y_train.npy", Samples.npy("<i8", longs(train), "(60,)")),
                new DataFile("x_test.npy", Samples.npy(type, values(type, test), "(20, 12, 12, 1)")),
                new DataFile("y_test.npy", Samples.npy("<i8", longs(test), "(20, 1)")));
        OwnData data = Samples.read(Samples.zip("mnist.npz", deflated, arrays));
        assertRightLabels(data.splits().train(), 0);
        assertRightLabels(data.splits().test(), 0);
        assertEquals(20, data.splits().test().size());
    }

    private static byte[] longs(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::putLong);
        return bytes.array();
    }

    /** Pixels as a type has them, floats from 0 to 1. */
    private static byte[] values(String type, int[] labels) {
        byte[] pixels = Samples.pixels(labels, SIDE);
        if (type.endsWith("u1")) {
            return pixels;
        }
        int size = type.endsWith("8") ? 8 : 4;
        ByteBuffer bytes = ByteBuffer.allocate(size * pixels.length)
                .order(type.startsWith(">") ? java.nio.ByteOrder.BIG_ENDIAN : java.nio.ByteOrder.LITTLE_ENDIAN);
        for (byte pixel : pixels) {
            if (size == 8) {
                bytes.putDouble((pixel & 0xff) / 255.0);
            } else {
                bytes.putFloat((pixel & 0xff) / 255f);
            }
        }
        return bytes.array();
    }

    @Test
    void kmnistNpzFilesAreToldApartByTheirOwnNames() {
        int[] train = Samples.labels(60, 10, 0);
        List<DataFile> files = new ArrayList<>();
        for (String use : List.of("train", "test")) {
            files.add(Samples.zip(
                    "kmnist-" + use + "-imgs.npz",
                    true,
                    List.of(new DataFile(
                            "arr_0.npy", Samples.npy("|u1", Samples.pixels(train, SIDE), "(60, 12, 12)")))));
            files.add(Samples.zip(
                    "kmnist-" + use + "-labels.npz",
                    true,
                    List.of(new DataFile("arr_0.npy", Samples.npy("|u1", Samples.bytes(train), "(60,)")))));
        }
        OwnData data = Samples.read(files);
        assertEquals(60, data.splits().test().size());
        assertEquals("お", data.splits().test().classNames().of(0));
    }

    @Test
    void colourBecomesGreyAndOneHotLabelsNumbers() {
        byte[] colours = new byte[12 * 4 * 4 * 3];
        byte[] hot = new byte[12 * 3];
        for (int i = 0; i < 12; i++) {
            hot[3 * i + i % 3] = 1;
            for (int p = 0; p < 16; p++) {
                colours[(16 * i + p) * 3 + i % 3] = (byte) 255;
            }
        }
        OwnData data = Samples.read(Samples.zip(
                "c.npz",
                true,
                List.of(
                        new DataFile("x_train.npy", Samples.npy("|u1", colours, "(12, 4, 4, 3)")),
                        new DataFile("y_train.npy", Samples.npy("|u1", hot, "(12, 3)")))));
        Dataset train = data.splits().train();
        float[] grey = {0.299f, 0.587f, 0.114f};
        float[] pixels = new float[16];
        for (int i = 0; i < train.size(); i++) {
            train.images().copyRow(i, pixels, 0);
            assertEquals(grey[train.label(i)], pixels[3], 0.002);
        }
    }

    @Test
    void namesComeFromAFileBesideThePictures() {
        List<DataFile> files = new ArrayList<>(Samples.four(60, 20, 3, SIDE));
        files.add(Samples.text("labels.txt", "\ufeffcat\r\ndog\r\n\r\nT-shirt, top\r\n"));
        assertEquals(
                List.of("cat", "dog", "T-shirt, top"),
                Samples.read(files).splits().train().classNames().names());
        files.set(4, Samples.text("emnist-x-mapping.txt", "0 48\n1 65 97\n2 66 98\n"));
        assertEquals(
                List.of("0", "A a", "B b"),
                Samples.read(files).splits().train().classNames().names());
        files.set(4, Samples.text("kmnist_classmap.csv", "index,codepoint,char\n0,U+304A,お\n1,U+304D,き\n2,U+3059,す\n"));
        assertEquals(
                List.of("お", "き", "す"),
                Samples.read(files).splits().train().classNames().names());
    }

    @Test
    void aCompleteSetDoesNotMindOtherFiles() {
        List<DataFile> files = new ArrayList<>(Samples.four(60, 20, 10, SIDE));
        files.add(Samples.text("index.html", "<html>"));
        assertTrue(Samples.read(files)
                .note()
                .endsWith("Passed over: index.html is a web page, perhaps what a server answered in"
                        + " the place of the file; download the file again."));
    }

    @Test
    void noteIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertTrue(Samples.read(Samples.four(1200, 20, 10, SIDE)).note().contains(" 1,100 pictures of 12 × 12"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
