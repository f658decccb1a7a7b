package inkling.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import inkling.ink.Framing;
import inkling.ink.Ink;
import inkling.ink.Photo;
import inkling.ink.PhotoBuilder;
import inkling.kernel.Backend;
import inkling.train.measure.Evaluation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped network reads digits in photos and scans of all proportions, as it reads the drawings. */
class PhotosTest {
    private static final Path PEN_DIGITS = Path.of(System.getProperty("pen.digits", "../shared/pen-digits/dev.json"));
    private static final int OF_EACH = 3;
    private static final int ALLOWED_TO_MISS = 1;
    private static final int MARGIN = 4;
    private static final int SEVERAL = -1;

    private static SavedModel model;
    private static final List<LabelledInk> DRAWINGS = new ArrayList<>();

    /** Of each digit the first ones that are read as drawings. */
    @BeforeAll
    static void load() throws IOException {
        Path file = Path.of("web/models/everyday.safetensors");
        model = ModelFile.read(Files.readAllBytes(file), file.toString(), 1, Backend.plain());
        if (!Files.exists(PEN_DIGITS)) {
            return;
        }
        int[] count = new int[10];
        for (LabelledInk drawing : StrokeFile.parse(Files.readString(PEN_DIGITS))) {
            if (count[drawing.label()] < OF_EACH && read(Framing.frame(drawing.ink())) == drawing.label()) {
                DRAWINGS.add(drawing);
                count[drawing.label()]++;
            }
        }
    }

    private static int read(float[] framed) {
        return Evaluation.argmax(model.predict(framed), 0, 10);
    }

    /** The digit; {@link #SEVERAL} if there are several. */
    private static int read(BufferedImage image) {
        List<SavedModel.Digit> digits = model.read(photo(image).sheet());
        return digits.size() > 1 ? SEVERAL : Evaluation.argmax(digits.get(0).probabilities(), 0, 10);
    }

    private static Photo photo(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return PhotoBuilder.photo(image.getRGB(0, 0, width, height, new int[width * height], 0, width), width, height);
    }

    private static BufferedImage paper(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setColor(new Color(235, 232, 225));
        paper.fillRect(0, 0, width, height);
        return image;
    }

    private static BufferedImage fill(BufferedImage image, Shape shape) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(30, 30, 45));
        pen.fill(shape);
        return image;
    }

    /** The drawing's outline, so many pixels high, with a pen of a fraction of that; its box begins at (0, 0). */
    private static Shape outline(Ink ink, double height, double pen) {
        Ink.Box box = ink.bounds();
        double scale = height / box.height();
        Path2D path = new Path2D.Double();
        for (inkling.ink.Stroke stroke : ink.strokes()) {
            path.moveTo((stroke.x(0) - box.left()) * scale, (stroke.y(0) - box.top()) * scale);
            for (int i = 1; i < stroke.size(); i++) {
                path.lineTo((stroke.x(i) - box.left()) * scale, (stroke.y(i) - box.top()) * scale);
            }
        }
        float width = (float) (pen * height);
        Shape shape = new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(path);
        Rectangle2D bounds = shape.getBounds2D();
        return AffineTransform.getTranslateInstance(-bounds.getX(), -bounds.getY())
                .createTransformedShape(shape);
    }

    private static Shape moved(Shape shape, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    }

    private static BufferedImage tight(Shape shape) {
        Rectangle2D box = shape.getBounds2D();
        BufferedImage image =
                paper((int) Math.ceil(box.getWidth()) + 2 * MARGIN, (int) Math.ceil(box.getHeight()) + 2 * MARGIN);
        return fill(image, moved(shape, MARGIN - box.getX(), MARGIN - box.getY()));
    }

    private static void addNoise(BufferedImage image) {
        Random random = new Random(1);
        int[] changes = new int[1 << 12];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = (int) (4 * random.nextGaussian());
        }
        int width = image.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int change = changes[random.nextInt(changes.length)];
                row[x] = clamp((row[x] >> 16 & 0xff) + change) << 16
                        | clamp((row[x] >> 8 & 0xff) + change) << 8
                        | clamp((row[x] & 0xff) + change);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    private static void assertMostAreRead(List<String> missed, String what) {
        assertTrue(missed.size() <= ALLOWED_TO_MISS, what + ": " + missed);
    }

    @ParameterizedTest
    @CsvSource({"0.08, 0.04", "0.1, 0.04", "0.15, 0.04", "0.25, 0.04", "0.5, 0.04", "0.08, 0.08", "0.3, 0.08"})
    void aDigitIsReadHoweverSmallItIsOnTheSheet(double size, double pen) {
        assumeTrue(!DRAWINGS.isEmpty(), "The pen digits are not at " + PEN_DIGITS + "; see -Dpen.digits.");
        List<String> missed = new ArrayList<>();
        for (LabelledInk drawing : DRAWINGS) {
            Shape shape = outline(drawing.ink(), size * 900, pen);
            Rectangle2D box = shape.getBounds2D();
            BufferedImage image =
                    fill(paper(1200, 900), moved(shape, 600 - box.getWidth() / 2, 450 - box.getHeight() / 2));
            addNoise(image);
            int read = read(image);
            if (read != drawing.label()) {
                missed.add(drawing.label() + " as " + read);
            }
        }
        assertMostAreRead(missed, "size " + size + ", pen " + pen);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.15, 0.2, 0.25})
    void aTightlyCutMarkerIsRead(double pen) {
        assumeTrue(!DRAWINGS.isEmpty(), "The pen digits are not at " + PEN_DIGITS + "; see -Dpen.digits.");
        List<String> missed = new ArrayList<>();
        for (LabelledInk drawing : DRAWINGS) {
            BufferedImage image = tight(outline(drawing.ink(), 300, pen));
            addNoise(image);
            int read = read(image);
            if (read != drawing.label()) {
                missed.add(drawing.label() + " as " + read);
            }
        }
        assertMostAreRead(missed, "pen " + pen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SansSerif", "Serif", "Monospaced"})
    void tightlyCutPrintIsRead(String family) {
        for (int style : new int[] {Font.PLAIN, Font.BOLD}) {
            List<String> missed = new ArrayList<>();
            Font font = new Font(family, style, 200);
            for (int digit = 0; digit < 10; digit++) {
                Graphics2D any = paper(1, 1).createGraphics();
                Shape shape = font.createGlyphVector(any.getFontRenderContext(), Integer.toString(digit))
                        .getOutline();
                int read = read(tight(shape));
                if (read != digit) {
                    missed.add(digit + " as " + read);
                }
            }
            assertMostAreRead(missed, family + ", style " + style);
        }
    }

    /** What a digit is drawn on and with. */
    private enum Sheet {
        WHITE,
        INVERTED,
        CHALK,
        SHADOW,
        SQUARED;

        int colour(int x, int y, boolean ink) {
            Color paper = switch (this) {
                case WHITE -> Color.WHITE;
                case INVERTED -> Color.BLACK;
                case CHALK -> new Color(40, 62, 52);
                case SHADOW -> {
                    int light = 240 - (int) (150.0 * Math.max(0, Math.min(1, (x + y - 500) / 400.0)));
                    yield new Color(light, light, light - 6);
                }
                case SQUARED -> x % 30 < 2 || y % 30 < 2 ? new Color(150, 175, 215) : new Color(240, 240, 236);
            };
            if (!ink) {
                return paper.getRGB();
            }
            return switch (this) {
                case INVERTED -> Color.WHITE.getRGB();
                case CHALK -> new Color(205, 205, 195).getRGB();
                default -> new Color(paper.getRed() / 6, paper.getGreen() / 6, paper.getBlue() / 4).getRGB();
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Sheet.class)
    void everyKindOfPaperIsReadFrom(Sheet sheet) {
        assumeTrue(!DRAWINGS.isEmpty(), "The pen digits are not at " + PEN_DIGITS + "; see -Dpen.digits.");
        List<String> missed = new ArrayList<>();
        for (LabelledInk drawing : DRAWINGS) {
            Shape outline = outline(drawing.ink(), 280, 0.08);
            Shape shape = moved(outline, 400 - outline.getBounds2D().getWidth() / 2, 160);
            BufferedImage image = fill(paper(800, 600), shape);
            for (int i = 0; i < 800 * 600; i++) {
                int x = i % 800;
                int y = i / 800;
                boolean ink = (image.getRGB(x, y) & 0xff) < 128;
                image.setRGB(x, y, sheet.colour(x, y, ink));
            }
            addNoise(image);
            int read = read(image);
            if (read != drawing.label()) {
                missed.add(drawing.label() + " as " + read);
            }
        }
        assertEquals(List.of(), missed);
    }

    /** The segments of a digit as displays name them: a is the upper bar, then clockwise, and g the one in the middle. */
    private static final String[] SEGMENTS = {
        "abcdef", "bc", "abdeg", "abcdg", "bcfg", "acdfg", "acdefg", "abc", "abcdefg", "abcdfg"
    };

    private static Shape segment(char name, double gap) {
        boolean flat = "adg".indexOf(name) >= 0;
        double x = "bc".indexOf(name) >= 0 ? 180 : 0;
        double y = switch (name) {
            case 'g', 'c', 'e' -> 180;
            case 'd' -> 360;
            default -> 0;
        };
        return flat
                ? new Rectangle2D.Double(20 + gap, y, 160 - 2 * gap, 36)
                : new Rectangle2D.Double(x, y + 18 + gap, 36, 180 - 2 * gap);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 6})
    void aDisplaysDigitIsReadRightlyOrNotForSure(double gap) {
        List<String> wrong = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            Area shape = new Area();
            for (char name : SEGMENTS[digit].toCharArray()) {
                shape.add(new Area(segment(name, gap)));
            }
            BufferedImage image = fill(paper(900, 700), moved(shape, 350, 150));
            addNoise(image);
            List<SavedModel.Digit> digits = model.read(photo(image).sheet());
            int read = Evaluation.argmax(digits.get(0).probabilities(), 0, 10);
            if (digits.size() > 1 || (digits.get(0).sure() && read != digit)) {
                wrong.add(digit + " as " + (digits.size() > 1 ? "several" : read));
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Three digits side by side. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.08", "0.25, 0.06"})
    void numbersAreRead(double size, double pen) {
        assumeTrue(!DRAWINGS.isEmpty(), "The pen digits are not at " + PEN_DIGITS + "; see -Dpen.digits.");
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < DRAWINGS.size(); i += 3) {
            StringBuilder number = new StringBuilder();
            BufferedImage image = paper(1200, 900);
            double x = 200;
            for (int k = 0; k < 3; k++) {
                LabelledInk drawing = DRAWINGS.get((i + 7 * k * (i + 1)) % DRAWINGS.size());
                number.append(drawing.label());
                Shape shape = outline(drawing.ink(), size * 900, pen);
                fill(image, moved(shape, x, 400));
                x += shape.getBounds2D().getWidth() + 0.12 * size * 900;
            }
            addNoise(image);
            StringBuilder read = new StringBuilder();
            for (SavedModel.Digit digit : model.read(photo(image).sheet())) {
                read.append(Evaluation.argmax(digit.probabilities(), 0, 10));
            }
            if (!number.toString().contentEquals(read)) {
                missed.add(number + " as " + read);
            }
        }
        System.out.println("Numbers in photos, size " + size + ", pen " + pen + ", missed: " + missed);
        assertTrue(missed.size() <= ALLOWED_TO_MISS, "size " + size + ", pen " + pen + ": " + missed);
    }

    @Test
    void barePaperHasNoDigit() {
        BufferedImage bare = paper(600, 400);
        addNoise(bare);
        assertTrue(photo(bare).sheet().isBlank());
    }
}
