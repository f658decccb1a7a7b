package inkling.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Tells failures that a user can mend from faults of the program, and puts the former into a sentence. */
final class Failure {
    /** Exit status of a command that did its work. */
    static final int SUCCESS = 0;

    /** Exit status of a command that failed. */
    static final int FAILURE = 1;

    /** Exit status of a command that was called with bad arguments. */
    static final int BAD_ARGUMENTS = 2;

    private Failure() {}

    /** Whether a sentence is enough: bad input, or a file or the network that did not play along. */
    static boolean isForeseen(Exception failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
    }

    /** One sentence for the user. */
    static String sentence(Exception failure) {
        if (failure instanceof UncheckedIOException unchecked) {
            return sentence(unchecked.getCause());
        }
        if (failure instanceof FileSystemException fault) {
            return fault.getFile() + " cannot be used: " + reason(fault) + ".";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? "Failed: " + failure.getClass().getSimpleName() + "."
                : message;
    }

    /** The message of these exceptions is a bare path. */
    private static String reason(FileSystemException fault) {
        if (fault instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (fault instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (fault instanceof NotDirectoryException) {
            return "it is not a directory";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return "something else has its name";
        }
        return fault.getReason() == null ? fault.getClass().getSimpleName() : fault.getReason();
    }
}
