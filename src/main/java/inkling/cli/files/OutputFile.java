package inkling.cli.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes whole files: the bytes go to a temporary file beside the target, which gets the target's name when it is
 * complete. A run that is stopped leaves the old file, or none.
 */
public final class OutputFile {
    private OutputFile() {}

    /** Written in advance to see whether the disk has room for anything. */
    private static final int TRIAL_BYTES = 1 << 16;

    private static final String PREFIX = ".inkling-";
    private static final String SUFFIX = ".partial";
    private static final Pattern PROCESS = Pattern.compile(PREFIX.replace(".", "\\.") + "(\\d{1,18})-");

    /**
     * Checks in advance that a file can be written, so that no long run is in vain: makes its directory, writes some bytes
     * there, and tries the file's name. What runs that were killed have left there is removed.
     *
     * @throws IllegalArgumentException if there is something of that name that is not a file
     * @throws IOException if the directory cannot be made or written to, the disk is full, or the name is not possible
     */
    public static void prepare(Path target) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IllegalArgumentException(target + " exists and is not a file; name another.");
        }
        Path parent = target.toAbsolutePath().getParent();
        makeDirectory(parent == null ? target : parent);
        if (parent != null) {
            removeLeftovers(parent);
            writeTrial(target, partial(target.toAbsolutePath()));
        }
        if (!Files.exists(target) && !Files.isSymbolicLink(target)) {
            Files.createFile(target);
            Files.delete(target);
        }
    }

    private static void writeTrial(Path target, Path partial) throws IOException {
        try {
            Files.write(partial, new byte[TRIAL_BYTES]);
        } catch (FileSystemException fault) {
            throw fault;
        } catch (IOException full) {
            throw new FileSystemException(target.toString(), null, String.valueOf(full.getMessage()));
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Removes the partial files of processes that are no more. */
    private static void removeLeftovers(Path directory) throws IOException {
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path partial : partials) {
                Matcher process = PROCESS.matcher(partial.getFileName().toString());
                if (process.lookingAt()
                        && ProcessHandle.of(Long.parseLong(process.group(1))).isEmpty()) {
                    Files.deleteIfExists(partial);
                }
            }
        } catch (DirectoryIteratorException fault) {
            throw fault.getCause();
        }
    }

    /** Beside the file, under a short name, since the file's own may be as long as names can be. */
    private static Path partial(Path file) {
        String number = Integer.toHexString(file.getFileName().toString().hashCode());
        return file.resolveSibling(PREFIX + ProcessHandle.current().pid() + "-" + number + SUFFIX);
    }

    /**
     * Refuses a place where so many bytes have no room.
     *
     * @throws IOException if the disk says that less is free; some say nothing
     */
    public static void requireSpace(Path target, long bytes) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        long free = Files.getFileStore(parent == null ? target : parent).getUsableSpace();
        if (free > 0 && free < bytes) {
            throw new FileSystemException(
                    target.toString(),
                    null,
                    "it will have " + JavaMemory.megabytes(bytes) + ", but only " + JavaMemory.megabytes(free)
                            + " are free there");
        }
    }

    /**
     * Makes a directory, and those above it, unless it exists, and tries whether files can be written there.
     *
     * @throws IOException if it cannot be made or written to
     */
    public static void prepareDirectory(Path directory) throws IOException {
        makeDirectory(directory);
        writeTrial(directory, partial(directory.toAbsolutePath().resolve("trial")));
    }

    private static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        if (!Files.isWritable(directory)) {
            throw new FileSystemException(directory.toString(), null, "it cannot be written to");
        }
    }

    /** Writes or replaces a file. */
    public static void write(Path target, byte[] bytes) throws IOException {
        prepare(target);
        // If the target is a link, the file that it points to is replaced, not the link.
        Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path partial = partial(file);
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
