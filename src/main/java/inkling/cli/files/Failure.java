package inkling.cli.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Objects;

/** Distinguishes failures that a user can mend from faults of the program, and says the former in a sentence. */
public final class Failure {
    /** For exceptions whose message is a bare path, what has happened to it. */
    private static final Map<Class<?>, String> REASONS = Map.of(
            NoSuchFileException.class, "there is no such file",
            AccessDeniedException.class, "access is denied",
            NotDirectoryException.class, "it is not a directory",
            FileAlreadyExistsException.class, "something else has its name");

    /** What to do when memory is short, as the end of a sentence. */
    public static final String MORE_MEMORY = "give Java more, as with java -Xmx4g -jar …";

    private Failure() {}

    /** What a user can mend when the machine gave out, as a sentence. */
    public static String sentence(VirtualMachineError exhausted) {
        long most = Runtime.getRuntime().maxMemory();
        return exhausted instanceof StackOverflowError
                ? "The input nests too deeply to be read."
                : "There is not enough memory: this needs more than the " + JavaMemory.megabytes(most)
                        + " that Java may use. Take a smaller network or file, or " + MORE_MEMORY;
    }

    /** Whether a sentence is enough: the input was bad, or a file or the network failed. */
    public static boolean isForeseen(Exception failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
    }

    /** One sentence for the user. */
    public static String sentence(Exception failure) {
        if (failure instanceof UncheckedIOException unchecked) {
            return sentence(unchecked.getCause());
        }
        if (failure instanceof FileSystemException fault) {
            String given = Objects.requireNonNullElse(
                    fault.getReason(), fault.getClass().getSimpleName());
            return fault.getFile() + " cannot be used: " + REASONS.getOrDefault(fault.getClass(), given) + ".";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? "Failed: " + failure.getClass().getSimpleName() + "."
                : message;
    }
}
