package inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFilesTest {
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path temp;

    @BeforeEach
    void pretendAnEmptyMachine() {
        properties.put("user.dir", temp.resolve("project").toString());
        properties.put("user.home", temp.resolve("home").toString());
        properties.put("os.name", "Linux");
    }

    @Test
    void packedAndPlainFilesReadTheSame() throws IOException {
        MnistSearch.Found packed = named(ToyMnist.write(temp.resolve("packed"), true));
        MnistSearch.Found plain = named(ToyMnist.write(temp.resolve("plain"), false));
        for (MnistFile file : ToyMnist.DIGESTS.files()) {
            assertArrayEquals(ToyMnist.bytes(file.name()), packed.read(file));
            assertArrayEquals(ToyMnist.bytes(file.name()), plain.read(file));
        }
        Splits splits = packed.load();
        assertEquals(33, splits.train().size());
        assertEquals(3, splits.validation().size());
        assertEquals(12, splits.test().size());
    }

    @Test
    void placesAreSearchedInTheirOrder() throws IOException {
        ToyMnist.write(temp.resolve("home/.cache/inkling/mnist"), true);
        assertEquals("the user's cache", origin());
        ToyMnist.write(temp.resolve("shared/mnist"), true);
        assertEquals("../shared/mnist", origin());
        environment.put("MNIST_DIR", ToyMnist.write(temp.resolve("a"), true).toString());
        assertEquals("MNIST_DIR", origin());
        properties.put("mnist.dir", ToyMnist.write(temp.resolve("b"), true).toString());
        assertEquals("-Dmnist.dir", origin());
        properties.put("mnist.dir", " ");
        assertEquals("MNIST_DIR", origin());
    }

    @Test
    void theCacheFollowsTheCustomOfTheSystem() throws IOException {
        Path xdg = ToyMnist.write(temp.resolve("xdg/inkling/mnist"), true);
        environment.put("XDG_CACHE_HOME", temp.resolve("xdg").toString());
        assertEquals(xdg, found().directory().path());
        Path windows = ToyMnist.write(temp.resolve("local/inkling/mnist"), true);
        environment.put("LOCALAPPDATA", temp.resolve("local").toString());
        properties.put("os.name", "Windows 11");
        assertEquals(windows, found().directory().path());
    }

    @Test
    void aDirectoryThatTheUserNamedMustHoldEveryFile() throws IOException {
        ToyMnist.write(temp.resolve("shared/mnist"), true);
        Path named = ToyMnist.write(temp.resolve("named"), true);
        Files.delete(named.resolve("t10k-labels-idx1-ubyte.gz"));
        properties.put("mnist.dir", named.toString());
        String fault = assertThrows(IllegalArgumentException.class, () -> files().find())
                .getMessage();
        assertTrue(fault.startsWith("-Dmnist.dir names " + named + ", but t10k-labels-idx1-ubyte.gz"), fault);
        assertTrue(fault.contains(ToyMnist.DIGESTS.testLabels().sha256()), fault);
        properties.clear();
        environment.put("MNIST_DIR", temp.resolve("nowhere").toString());
        fault = assertThrows(IllegalArgumentException.class, () -> files().find())
                .getMessage();
        assertTrue(fault.startsWith("MNIST_DIR names "), fault);
    }

    @Test
    void aPlaceThatLacksAFileIsPassedOverAndNamedInTheEnd() throws IOException {
        Path shared = ToyMnist.write(temp.resolve("shared/mnist"), true);
        Files.delete(shared.resolve("train-labels-idx1-ubyte.gz"));
        MnistSearch.Missing missing = assertInstanceOf(MnistSearch.Missing.class, files().find());
        assertEquals(
                "MNIST is not in ../shared/mnist (which lacks train-labels-idx1-ubyte.gz), nor in the user's cache, "
                        + "and its download is switched off.",
                missing.reason());
        String fault = assertThrows(FileNotFoundException.class, () -> files().require())
                .getMessage();
        assertTrue(fault.endsWith("with -Dmnist.dir or MNIST_DIR."), fault);
        ToyMnist.write(temp.resolve("home/.cache/inkling/mnist"), false);
        assertEquals("the user's cache", origin());
    }

    @Test
    void aDamagedFileIsRefusedWithBothDigestsWhereverItLies() throws IOException {
        for (boolean packed : new boolean[] {true, false}) {
            Path shared = ToyMnist.write(temp.resolve("shared/mnist"), packed);
            MnistFile file = ToyMnist.DIGESTS.testImages();
            byte[] bytes = ToyMnist.bytes(file.name());
            bytes[100] ^= 1;
            Path path = shared.resolve(packed ? file.packedName() : file.name());
            Files.write(path, packed ? ToyMnist.pack(bytes) : bytes);
            String fault = damage(file);
            assertEquals(
                    path + " is not MNIST's file: expected SHA-256 " + file.sha256() + ", found SHA-256 "
                            + ToyMnist.sha256(bytes) + "; if it is of another data set, name its directory with --data,"
                            + " and if it should be MNIST's, get a fresh copy.",
                    fault);
            Files.delete(path);
        }
    }

    @Test
    void aTruncatedArchiveIsRefusedWithBothDigests() throws IOException {
        Path shared = ToyMnist.write(temp.resolve("shared/mnist"), true);
        for (MnistFile file : ToyMnist.DIGESTS.files()) {
            byte[] packed = ToyMnist.pack(ToyMnist.bytes(file.name()));
            for (int length = 0; length < packed.length; length += 3) {
                Files.write(shared.resolve(file.packedName()), Arrays.copyOf(packed, length));
                String fault = damage(file);
                assertTrue(fault.contains(file.packedName() + " is damaged: expected SHA-256 " + file.sha256()), fault);
            }
        }
    }

    @Test
    void anArchiveThatUnpacksToMoreIsRefused() throws IOException {
        Path shared = ToyMnist.write(temp.resolve("shared/mnist"), true);
        MnistFile file = ToyMnist.DIGESTS.testLabels();
        byte[] longer = Arrays.copyOf(ToyMnist.bytes(file.name()), 100_000);
        Files.write(shared.resolve(file.packedName()), ToyMnist.pack(longer));
        String fault = damage(file);
        assertTrue(fault.contains(file.packedName() + " is damaged"), fault);
        assertTrue(fault.contains("found more than " + file.bytes() + " bytes"), fault);
    }

    @Test
    void aFarLargerFileIsNotEvenRead() throws IOException {
        Path shared = ToyMnist.write(temp.resolve("shared/mnist"), false);
        MnistFile file = ToyMnist.DIGESTS.testLabels();
        try (RandomAccessFile large =
                new RandomAccessFile(shared.resolve(file.name()).toFile(), "rw")) {
            large.setLength(3_000_000_000L);
        }
        String fault = damage(file);
        assertTrue(fault.contains(file.name() + " is damaged") && fault.contains("found 3000000000 bytes"), fault);
    }

    @Test
    void aFileThatAToolUnpackedButDidNotRenameIsReadAllTheSame() throws IOException {
        Path shared = ToyMnist.write(temp.resolve("shared/mnist"), true);
        MnistFile file = ToyMnist.DIGESTS.trainLabels();
        Files.write(shared.resolve(file.packedName()), ToyMnist.bytes(file.name()));
        assertArrayEquals(ToyMnist.bytes(file.name()), found().read(file));
    }

    private MnistFiles files() {
        return MnistFiles.of(ToyMnist.DIGESTS, properties, environment, MnistDownload.off());
    }

    private MnistSearch.Found found() {
        return assertInstanceOf(MnistSearch.Found.class, files().find());
    }

    private MnistSearch.Found named(Path directory) {
        properties.put("mnist.dir", directory.toString());
        return found();
    }

    private String origin() {
        return found().directory().origin();
    }

    private String damage(MnistFile file) {
        MnistSearch.Found found = found();
        return assertThrows(IllegalArgumentException.class, () -> found.read(file))
                .getMessage();
    }
}
