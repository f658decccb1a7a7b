package inkling.page.settings;

/**
 * With how many threads the engine SIMD is to work.
 *
 * @param wished as many; {@link #AUTO} leaves one of the machine's cores to the page
 */
public record Threads(int wished) {
    /** Stands for the number that suits the machine. */
    static final int AUTO = 0;

    /** More bring nothing: a job has no more pieces. */
    static final int MOST = 32;

    private static final String AUTO_WORD = "auto";

    /**
     * What a link or the form asks for.
     *
     * @throws IllegalArgumentException when it is neither {@code auto} nor a number of threads
     */
    static Threads named(String word) {
        if (word.equals(AUTO_WORD)) {
            return new Threads(AUTO);
        }
        int count = 0;
        try {
            count = Integer.parseInt(word);
        } catch (NumberFormatException e) {
            count = 0;
        }
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "'threads' is auto or a whole number from 1 to " + MOST + ", not '" + word + "'.");
        }
        return new Threads(count);
    }

    /** As links write it. */
    String word() {
        return wished == AUTO ? AUTO_WORD : Integer.toString(wished);
    }

    /** How many to start on a machine with so many cores, 1 or more. */
    public int count(int cores) {
        return wished == AUTO ? Math.max(1, Math.min(MOST, cores - 1)) : wished;
    }
}
