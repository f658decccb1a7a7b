package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {
    private static final DataFile TABLE = Samples.text("a.csv", "1,2\n3,4\n");

    private static List<DataFile> unpack(DataFile file, long budget) {
        return Unpacking.of(List.of(file), new MemoryBudget(budget, "take fewer"));
    }

    private static String fault(DataFile file, long budget) {
        return assertThrows(IllegalArgumentException.class, () -> unpack(file, budget))
                .getMessage();
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        bytes[0] = 'x';
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4096, 4097, 300_000})
    void gzipGivesBackWhatWasPackedAndTakesNoMoreMemoryThanThat(int length) {
        byte[] bytes = noise(length);
        DataFile file = new DataFile("a.gz", Samples.gzip(bytes));
        assertArrayEquals(bytes, unpack(file, length).get(0).bytes());
        assertTrue(fault(file, length - 1).startsWith("a.gz is too large: it needs "));
    }

    /** A gzip file may have several members, but the size at its end is that of the last one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000, 20_000})
    void theSizeThatAGzipFileTellsMayBeWrong(int length) {
        byte[] first = noise(10_000);
        byte[] packed = Samples.gzip(first);
        byte[] second = Samples.gzip(new byte[length]);
        byte[] both = Arrays.copyOf(packed, packed.length + second.length);
        System.arraycopy(second, 0, both, packed.length, second.length);
        byte[] content = unpack(new DataFile("a.gz", both), 1 << 20).get(0).bytes();
        assertArrayEquals(Arrays.copyOf(first, 10_000 + length), content);
    }

    @Test
    void memoryThatTurnsOutToBeNeededIsTakenToo() {
        byte[] first = Samples.gzip(noise(100_000));
        byte[] second = Samples.gzip(new byte[1]);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertEquals(100_001, unpack(new DataFile("a.gz", both), 400_000).get(0).bytes().length);
        assertTrue(fault(new DataFile("a.gz", both), 90_000).startsWith("a.gz is too large"));
    }

    @Test
    void archivesMayLieInArchivesThreeDeep() {
        DataFile once = new DataFile("a.gz", Samples.gzip(TABLE.bytes()));
        DataFile twice = Samples.zip("b.zip", true, List.of(once));
        DataFile thrice = new DataFile("c.gz", Samples.gzip(twice.bytes()));
        assertArrayEquals(TABLE.bytes(), unpack(thrice, 1 << 20).get(0).bytes());
        DataFile tooDeep = Samples.zip("d.zip", true, List.of(thrice));
        assertEquals(
                "d.zip/c.gz/a.gz is an archive in an archive in an archive; unpack it first.", fault(tooDeep, 1 << 20));
        DataFile gzips = new DataFile("e.gz", Samples.gzip(Samples.gzip(Samples.gzip(Samples.gzip(TABLE.bytes())))));
        assertEquals("e.gz is an archive in an archive in an archive; unpack it first.", fault(gzips, 1 << 20));
    }

    @Test
    void aCutArchiveIsNamed() {
        byte[] packed = Samples.gzip(noise(1000));
        assertEquals(
                "a.gz is cut short or damaged: it cannot be unpacked with gzip; get it again.",
                fault(new DataFile("a.gz", Arrays.copyOf(packed, 500)), 1 << 20));
    }

    @Test
    void theFilesOfAZipAreReadButFoldersAndHiddenOnesAreNot() {
        DataFile zip = Samples.zip(
                "a.zip",
                true,
                List.of(
                        Samples.text("set/", ""),
                        Samples.text("set/.hidden", "x"),
                        Samples.text("__MACOSX/set/b.csv", "x"),
                        Samples.text("set/b.csv", "1,2"),
                        Samples.text("c.csv", "3,4")));
        List<DataFile> files = unpack(zip, 1 << 20);
        assertEquals(
                List.of("a.zip/set/b.csv", "a.zip/c.csv"),
                files.stream().map(DataFile::name).toList());
        assertEquals("3,4", new String(files.get(1).bytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535})
    void aZipMayEndWithAComment(int length) {
        byte[] zip = Samples.zip("a.zip", false, List.of(TABLE)).bytes();
        byte[] commented = Arrays.copyOf(zip, zip.length + length);
        Arrays.fill(commented, zip.length, commented.length, (byte) 'P');
        commented[zip.length - 2] = (byte) length;
        commented[zip.length - 1] = (byte) (length >> 8);
        assertArrayEquals(
                TABLE.bytes(),
                unpack(new DataFile("a.zip", commented), 1 << 20).get(0).bytes());
        byte[] tooLong = Arrays.copyOf(commented, zip.length + 65_536);
        assertTrue(fault(new DataFile("a.zip", tooLong), 1 << 20).startsWith("a.zip is cut short or damaged"));
    }

    @Test
    void aZipOfSinglePicturesIsCalledThat() {
        DataFile[] many = new DataFile[1001];
        Arrays.setAll(many, i -> Samples.text(i + ".png", "x"));
        String sentence = fault(Samples.zip("a.zip", false, List.of(many)), 1 << 20);
        assertTrue(sentence.startsWith("a.zip holds 1001 files, as a folder of single pictures does;"), sentence);
    }
}
