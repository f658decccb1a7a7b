package inkling.page.settings;

import inkling.ink.Ink;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A drawing as text in a link: of each stroke the number of its points, then each point's x and y, one byte each, 0 to 255
 * over the sheet's side; all in the Base64 of addresses (RFC 4648, section 5). Of longer strokes some points are left out.
 */
public final class InkText {
    /** Points of a stroke at most. */
    private static final int MOST_POINTS = 120;

    private static final int STEPS = 255;

    private InkText() {}

    /**
     * Writes a drawing.
     *
     * @param strokes one array {@code x0, y0, x1, y1, …} each, in the sheet's units
     */
    public static String of(List<float[]> strokes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (float[] stroke : strokes) {
            int points = stroke.length / 2;
            int written = Math.min(points, MOST_POINTS);
            bytes.write(written);
            for (int i = 0; i < written; i++) {
                int point = written == 1 ? 0 : (int) Math.round((double) i * (points - 1) / (written - 1));
                bytes.write(step(stroke[2 * point]));
                bytes.write(step(stroke[2 * point + 1]));
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static int step(float position) {
        return (int) Math.round(Math.max(0, Math.min(1, position / Ink.SHEET)) * STEPS);
    }

    /**
     * Reads a drawing.
     *
     * @return one array {@code x0, y0, x1, y1, …} each, in the sheet's units; empty for an empty text
     * @throws IllegalArgumentException when the text is no drawing
     */
    public static List<float[]> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw broken(e);
        }
        List<float[]> strokes = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int points = bytes[at++] & 0xff;
            if (points == 0 || at + 2 * points > bytes.length) {
                throw broken(null);
            }
            float[] stroke = new float[2 * points];
            for (int i = 0; i < stroke.length; i++) {
                stroke[i] = (float) ((bytes[at++] & 0xff) * Ink.SHEET / STEPS);
            }
            strokes.add(stroke);
        }
        return strokes;
    }

    private static IllegalArgumentException broken(IllegalArgumentException cause) {
        return new IllegalArgumentException("The drawing in the link is damaged; ask for the link anew.", cause);
    }
}
