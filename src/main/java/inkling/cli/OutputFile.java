package inkling.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes whole files: the bytes go to a temporary file beside the target, which gets the target's name when it is
 * complete. A run that is stopped leaves the old file, or none.
 */
final class OutputFile {
    private OutputFile() {}

    /**
     * Checks in advance that a file can be written, so that no long run is in vain, and makes its directory.
     *
     * @throws IllegalArgumentException if there is something of that name that is not a file
     * @throws IOException if the directory cannot be made or written to
     */
    static void prepare(Path target) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IllegalArgumentException(target + " exists and is not a file; name another.");
        }
        Path parent = target.toAbsolutePath().getParent();
        prepareDirectory(parent == null ? target : parent);
    }

    /**
     * Makes a directory, and those above it, unless it exists.
     *
     * @throws IOException if it cannot be made or written to
     */
    static void prepareDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        if (!Files.isWritable(directory)) {
            throw new FileSystemException(directory.toString(), null, "it cannot be written to");
        }
    }

    /** Writes or replaces a file. */
    static void write(Path target, byte[] bytes) throws IOException {
        prepare(target);
        // If the target is a link, the file that it points to is replaced, not the link.
        Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path partial = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
        // Ctrl+C runs no finally block.
        partial.toFile().deleteOnExit();
        try {
            try (FileOutputStream out = new FileOutputStream(partial.toFile())) {
                out.write(bytes);
                out.getFD().sync();
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
