package inkling.data.files;

import java.util.Locale;

/** How much memory the reading of data may still take, so that a file that is too large ends in a sentence. */
public final class MemoryBudget {
    private static final double BYTES_PER_MB = 1e6;

    private final String advice;
    private long left;

    /**
     * @param bytes that are free
     * @param advice what to do when they are not enough, as the end of a sentence
     */
    public MemoryBudget(long bytes, String advice) {
        left = bytes;
        this.advice = advice;
    }

    /**
     * Takes memory for something before it is asked for.
     *
     * @throws IllegalArgumentException if there is too little, or more than one array can hold
     */
    public void take(String name, long bytes) {
        if (bytes > left || bytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(name + " is too large: it needs " + megabytes(bytes)
                    + " of memory, but there are " + megabytes(Math.min(left, Integer.MAX_VALUE)) + " for it; " + advice
                    + ".");
        }
        left -= bytes;
    }

    /** Gives back what was only needed for a while. */
    void give(long bytes) {
        left += bytes;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", Math.ceil(bytes / BYTES_PER_MB));
    }
}
