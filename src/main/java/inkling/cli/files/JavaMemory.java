package inkling.cli.files;

import java.util.Locale;

/** How much memory Java has left, asked before much of it is taken. */
public final class JavaMemory {
    /** A run keeps its state once more, to go back to, and for a moment a third time while it writes it down. */
    private static final int COPIES_OF_RUN = 2;

    private static final double MEGABYTE = 1e6;

    private JavaMemory() {}

    /** A size for a message. */
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    /** Bytes that can still be taken. */
    public static long free() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - java.totalMemory() + java.freeMemory();
    }

    /**
     * Refuses what does not fit.
     *
     * @param what needs the memory, as the beginning of a sentence
     * @param advice what to do besides giving Java more
     * @throws IllegalArgumentException if there is too little
     */
    public static void require(long bytes, String what, String advice) {
        long free = free();
        if (bytes > free) {
            throw tooLittle(what + " needs " + megabytes(bytes) + " of memory, but Java has only " + megabytes(free)
                    + " left; " + advice);
        }
    }

    /**
     * Refuses a run that does not fit.
     *
     * @param bytes of its network and what trains it
     */
    public static void requireForRun(long bytes) {
        require(COPIES_OF_RUN * bytes, "A run with these settings", "choose narrower layers or smaller batches");
    }

    /** What did not fit after all. */
    public static IllegalArgumentException tooLittle(String sentence) {
        return new IllegalArgumentException(sentence + ", or " + Failure.MORE_MEMORY);
    }
}
