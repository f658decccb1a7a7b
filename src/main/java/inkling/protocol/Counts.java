package inkling.protocol;

/** Numbers of things, as people read them. */
public final class Counts {
    private static final int GROUP = 3;

    private Counts() {}

    /** A whole number of 0 or more with a comma between thousands. */
    public static String grouped(long count) {
        StringBuilder digits = new StringBuilder(Long.toString(count));
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /** A share as a percentage with two digits after the point. */
    public static String percent(double share) {
        long hundredths = Math.round(share * 10_000);
        long rest = hundredths % 100;
        return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest + "\u00a0%";
    }
}
