package inkling.cli;

/** How much memory Java has left, asked before much of it is taken. */
final class JavaMemory {
    /** A run keeps its state once more, to go back to, and for a moment a third time while it writes it down. */
    private static final int COPIES_OF_RUN = 2;

    private JavaMemory() {}

    /** Bytes that can still be taken. */
    static long free() {
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
    static void require(long bytes, String what, String advice) {
        long free = free();
        if (bytes > free) {
            throw tooLittle(what + " needs " + DataManifest.megabytes(bytes) + " of memory, but Java has only "
                    + DataManifest.megabytes(free) + " left; " + advice);
        }
    }

    /**
     * Refuses a run that does not fit.
     *
     * @param bytes of its network and what trains it
     */
    static void requireForRun(long bytes) {
        require(COPIES_OF_RUN * bytes, "A run with these settings", "choose narrower layers or smaller batches");
    }

    /** What did not fit after all. */
    static IllegalArgumentException tooLittle(String sentence) {
        return new IllegalArgumentException(sentence + ", or " + Failure.MORE_MEMORY);
    }
}
