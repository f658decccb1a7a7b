package inkling.cli.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    Path temp;

    @Test
    void theFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = temp.resolve("new/model");
        OutputFile.write(file, new byte[] {1, 2, 3});
        OutputFile.write(file, new byte[] {4});
        assertArrayEquals(new byte[] {4}, Files.readAllBytes(file));
        assertEquals(1, count(file.getParent()));
    }

    @Test
    void aDirectoryIsNotReplaced() throws IOException {
        Path directory = Files.createDirectory(temp.resolve("directory"));
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> OutputFile.write(directory, new byte[1]));
        assertTrue(refusal.getMessage().contains("is not a file"), refusal.getMessage());
        assertEquals(0, count(directory));
    }

    @Test
    void throughALinkTheFileIsReplacedAndTheLinkStays() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "old");
        Path link = temp.resolve("link");
        try {
            Files.createSymbolicLink(link, file);
        } catch (IOException | UnsupportedOperationException noLinks) {
            Assumptions.abort("This system makes no symbolic links.");
        }
        OutputFile.write(link, new byte[] {'n', 'e', 'w'});
        assertEquals("new", Files.readString(file));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    @Timeout(60)
    void aStoppedRunLeavesTheOldFileAndNothingElse() throws Exception {
        Path file = Files.writeString(temp.resolve("model.safetensors"), "old");
        Process run = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "train",
                        "--data",
                        "synthetic",
                        "--epochs",
                        "10000",
                        "--layers",
                        "8",
                        "--out",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try {
            StringBuilder said = new StringBuilder();
            while (!said.toString().contains("Epoch ")) {
                int next = run.getInputStream().read();
                assertTrue(next >= 0, "The run ended: " + said);
                said.append((char) next);
            }
        } finally {
            // SIGTERM, which ends a JVM just as Ctrl-C does.
            run.destroy();
        }
        assertTrue(run.waitFor(30, TimeUnit.SECONDS));
        assertEquals("old", Files.readString(file));
        assertEquals(1, count(temp));
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    @Test
    void aNameAsLongAsNamesCanBeIsWrittenAndALongerOneIsRefusedInAdvance() throws IOException {
        Path longest = temp.resolve("n".repeat(255));
        OutputFile.write(longest, new byte[] {1});
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(longest));
        Path longer = temp.resolve("n".repeat(256));
        assertThrows(IOException.class, () -> OutputFile.prepare(longer));
        assertEquals(1, count(temp));
    }

    @Test
    void whatKilledRunsHaveLeftIsRemovedAndWhatLivingOnesWriteStays() throws IOException {
        Path dead = Files.writeString(temp.resolve(".inkling-999999999999-abc.partial"), "half");
        Path alive = Files.writeString(temp.resolve(".inkling-1-abc.partial"), "half");
        Path other = Files.writeString(temp.resolve(".inkling-x-abc.partial"), "half");
        OutputFile.prepare(temp.resolve("model"));
        assertTrue(Files.notExists(dead));
        assertTrue(Files.exists(alive));
        assertTrue(Files.exists(other));
        assertTrue(Files.notExists(temp.resolve("model")), "it was only tried");
    }

    @Test
    void aPlaceWithLessRoomThanTheFileNeedsIsRefused() throws IOException {
        Path target = temp.resolve("large");
        OutputFile.requireSpace(target, 1);
        IOException full = assertThrows(IOException.class, () -> OutputFile.requireSpace(target, Long.MAX_VALUE));
        String sentence = Failure.sentence(full);
        assertTrue(sentence.startsWith(target + " cannot be used: it will have "), sentence);
        assertTrue(sentence.endsWith(" are free there."), sentence);
    }

    @Test
    void whatOnlyLooksLikeALeftoverIsNoMatter() throws IOException {
        Path other = Files.writeString(temp.resolve(".inkling-.partial"), "a visitor's own");
        OutputFile.prepare(temp.resolve("a"));
        assertTrue(Files.exists(other));
    }
}
