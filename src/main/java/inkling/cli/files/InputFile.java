package inkling.cli.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads whole files, and says clearly why one cannot be read. */
public final class InputFile {
    private InputFile() {}

    /**
     * Checks that there is a file.
     *
     * @throws NoSuchFileException if there is nothing of that name
     * @throws IllegalArgumentException if it is a directory, a pipe or a device, which may never end, or larger than
     *     {@code maxBytes}
     */
    public static void check(Path file, long maxBytes) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a directory; name a file.");
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is no file but a pipe or a device; name a file.");
        }
        long bytes = Files.size(file);
        if (bytes > maxBytes) {
            throw new IllegalArgumentException(file + " is too large: it has " + JavaMemory.megabytes(bytes)
                    + ", and at most " + JavaMemory.megabytes(maxBytes) + " are read.");
        }
    }

    /**
     * The bytes of a file that passes {@link #check}.
     *
     * @throws IllegalArgumentException also if they do not fit into Java's memory
     */
    public static byte[] bytes(Path file, long maxBytes) throws IOException {
        check(file, maxBytes);
        requireRoom(file);
        return Files.readAllBytes(file);
    }

    private static void requireRoom(Path file) throws IOException {
        long free = JavaMemory.free();
        if (Files.size(file) > free) {
            throw new IllegalArgumentException(file + " is too large: it has " + JavaMemory.megabytes(Files.size(file))
                    + ", but Java has only " + JavaMemory.megabytes(free) + " of memory left; " + Failure.MORE_MEMORY);
        }
    }

    /**
     * The text of a file that passes {@link #check}.
     *
     * @throws IllegalArgumentException also if it is not UTF-8
     */
    public static String text(Path file, long maxBytes) throws IOException {
        check(file, maxBytes);
        requireRoom(file);
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException(file + " is no text in UTF-8.", notText);
        }
    }
}
