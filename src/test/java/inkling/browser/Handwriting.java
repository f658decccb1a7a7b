package inkling.browser;

import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Drawings for the tests. */
final class Handwriting {
    private static final Path PEN_DIGITS = Path.of(System.getProperty("pen.digits", "../shared/pen-digits/dev.json"));

    private Handwriting() {}

    /** Whether the digits of real writers are on this machine. */
    static boolean hasPenDigits() {
        return Files.isRegularFile(PEN_DIGITS);
    }

    /** Every {@code step}th of them. */
    static List<LabelledInk> penDigits(int step) {
        try {
            List<LabelledInk> all = StrokeFile.parse(Files.readString(PEN_DIGITS));
            return java.util.stream.IntStream.range(0, all.size() / step)
                    .mapToObj(i -> all.get(i * step))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plain three in one stroke. */
    static Ink three() {
        return Ink.of(List.of(Stroke.of(
                20, 22, 30, 12, 45, 8, 60, 14, 64, 28, 56, 40, 42, 46, 36, 47, 44, 47, 60, 54, 68, 68, 62, 84, 46, 92,
                30, 88, 20, 78)));
    }

    /** A plain seven in one stroke. */
    static Ink seven() {
        return Ink.of(
                List.of(Stroke.of(15, 12, 30, 12, 45, 11, 60, 11, 72, 12, 66, 26, 58, 42, 51, 58, 46, 74, 42, 92)));
    }

    /** A seven with a hook, a bar and a long foot, which most networks take for a two. */
    static Ink oddSeven() {
        return Ink.of(List.of(
                Stroke.of(14, 30, 14, 12, 40, 12, 70, 12, 58, 40, 46, 66, 34, 92, 52, 92, 74, 92),
                Stroke.of(32, 52, 50, 51, 70, 50)));
    }

    /** A round zero. */
    static Ink zero() {
        float[] points = new float[2 * 33];
        for (int i = 0; i <= 32; i++) {
            double angle = -Math.PI / 2 - 2 * Math.PI * i / 32;
            points[2 * i] = (float) (50 + 28 * Math.cos(angle));
            points[2 * i + 1] = (float) (50 + 40 * Math.sin(angle));
        }
        return Ink.of(List.of(Stroke.of(points)));
    }
}
