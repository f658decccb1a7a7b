package inkling.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder in which a browser keeps what its pages save; it is deleted when it is closed. */
record Downloads(Path folder) implements AutoCloseable {
    private static final long PATIENCE_MS = 30_000;

    static Downloads inNewFolder() {
        try {
            return new Downloads(Files.createTempDirectory("inkling-browser"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something after which the page saves a file; returns the file's content once it stays as long as it is. */
    byte[] after(Runnable action) {
        List<Path> before = files();
        action.run();
        long end = System.currentTimeMillis() + PATIENCE_MS;
        byte[] former = {};
        while (System.currentTimeMillis() < end) {
            List<Path> added =
                    files().stream().filter(file -> !before.contains(file)).toList();
            byte[] content = added.size() == 1 ? content(added.get(0)) : new byte[0];
            if (content.length > 0 && content.length == former.length) {
                return content;
            }
            former = content;
            pause();
        }
        throw new AssertionError("The page saved no file.");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** None if the browser has just given the file its last name. */
    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0];
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a browser still holds is left. */
    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException held) {
            // Left to the machine's own cleaning of its folder for such files.
        }
    }
}
