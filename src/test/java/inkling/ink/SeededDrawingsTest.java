package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * A seed's drawings stay what they are from one version to the next: networks learn from them and are measured on them, and
 * a measurement that cannot be repeated is worth nothing.
 */
class SeededDrawingsTest {
    /** The file has two decimals, and processors may round a cosine differently. */
    private static final double ROUNDED = 0.02;

    private enum Kind {
        SCRIBBLE,
        EXAMINED_SCRIBBLE,
        LETTER,
        DOT,
        DIGIT
    }

    private static Ink draw(Kind kind, int seed) {
        Random random = new Random(seed * 7919L);
        return switch (kind) {
            case SCRIBBLE -> NonDigits.toLearnFrom(random).draw(NonDigits.Kind.SCRIBBLE);
            case EXAMINED_SCRIBBLE -> NonDigits.toExamineOn(random).draw(NonDigits.Kind.SCRIBBLE);
            case LETTER -> NonDigits.toLearnFrom(random).draw(NonDigits.Kind.LETTER);
            case DOT -> NonDigits.toExamineOn(random).draw(NonDigits.Kind.DOT);
            case DIGIT -> new SyntheticHandwriting(random).draw(seed);
        };
    }

    @ParameterizedTest
    @CsvFileSource(resources = "drawings.csv", numLinesToSkip = 1)
    void aSeedDrawsWhatItAlwaysDid(
            Kind kind,
            int seed,
            int strokes,
            int points,
            double length,
            double meanX,
            double meanY,
            double width,
            double height) {
        Ink ink = draw(kind, seed);
        int drawnPoints = 0;
        double drawnLength = 0;
        double sumX = 0;
        double sumY = 0;
        for (Stroke stroke : ink.strokes()) {
            drawnPoints += stroke.size();
            drawnLength += stroke.length();
            for (int i = 0; i < stroke.size(); i++) {
                sumX += stroke.x(i);
                sumY += stroke.y(i);
            }
        }
        assertEquals(strokes, ink.strokes().size());
        assertEquals(points, drawnPoints);
        assertEquals(length, drawnLength, ROUNDED);
        assertEquals(meanX, sumX / points, ROUNDED);
        assertEquals(meanY, sumY / points, ROUNDED);
        assertEquals(width, ink.bounds().width(), ROUNDED);
        assertEquals(height, ink.bounds().height(), ROUNDED);
    }
}
