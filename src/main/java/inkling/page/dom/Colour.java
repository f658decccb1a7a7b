package inkling.page.dom;

/**
 * A colour; its parts run from 0 to 255.
 *
 * @param red its part of red
 * @param green its part of green
 * @param blue its part of blue
 * @param alpha how opaque it is
 */
public record Colour(int red, int green, int blue, int alpha) {
    /**
     * Reads {@code #rrggbb}.
     *
     * @throws IllegalArgumentException when it is written in another way
     */
    static Colour of(String hex) {
        String text = hex.trim();
        if (text.length() != 7 || text.charAt(0) != '#') {
            throw new IllegalArgumentException("A colour of the style sheet is written #rrggbb, not '" + text + "'.");
        }
        int rgb = Integer.parseInt(text.substring(1), 16);
        return new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 255);
    }

    /** A mixture with another colour: 0 is this one, 1 the other. */
    public Colour towards(Colour other, double share) {
        return new Colour(
                between(red, other.red, share),
                between(green, other.green, share),
                between(blue, other.blue, share),
                between(alpha, other.alpha, share));
    }

    /** The same colour, spread so thin that it covers a share of what is below it. */
    public Colour covering(double share) {
        return new Colour(red, green, blue, between(0, alpha, share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * Math.min(1, Math.max(0, share)));
    }
}
