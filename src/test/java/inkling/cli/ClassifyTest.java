package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import inkling.ink.SyntheticHandwriting;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyTest {
    private static final Color LIGHT = new Color(0xE8E4D8);
    private static final Color DARK = new Color(0x202A44);

    @TempDir
    static Path temp;

    private static Path model;

    @BeforeAll
    static void prepare() throws IOException {
        model = Files.write(temp.resolve("small.safetensors"), SmallNetwork.file());
    }

    @Test
    void drawnDigitsAreReadInEveryFormatAndEitherWayRound() throws IOException {
        int right = 0;
        int all = 0;
        for (String format : List.of("png", "jpg", "gif", "bmp")) {
            for (int digit = 0; digit < 10; digit++) {
                boolean inverted = digit % 2 == 0;
                Path file = write(
                        format + digit + "." + format,
                        format,
                        draw(digit, inverted ? DARK : LIGHT, inverted ? LIGHT : DARK));
                CommandRun run = CommandRun.of("classify", "--model", model.toString(), file.toString());
                assertEquals(0, run.status(), run.err());
                assertTrue(run.out().startsWith(file + ": "), run.out());
                right += run.out().startsWith(file + ": " + digit + " (") ? 1 : 0;
                all++;
            }
        }
        assertTrue(right >= 0.8 * all, right + " of " + all + " are read right");
    }

    @Test
    void jsonHasTheSharesOfAllDigits() throws IOException, JsonParserException {
        Path file = write("three.png", "png", draw(3, Color.WHITE, Color.BLACK));
        CommandRun run = CommandRun.of("classify", "--json", "--model", model.toString(), file.toString());
        assertEquals(0, run.status(), run.err());
        JsonObject answer = JsonParser.object().from(run.out());
        assertEquals(file.toString(), answer.getString("file"));
        double sum = 0;
        for (int digit = 0; digit < 10; digit++) {
            double share = answer.getArray("probabilities").getDouble(digit);
            assertTrue(share <= answer.getDouble("confidence"), run.out());
            sum += share;
        }
        assertEquals(1, sum, 1e-5);
        assertFalse(answer.getInt("digit") == answer.getInt("second"), run.out());
    }

    @Test
    void filesThatCannotBeReadAreNamedAndTheOthersAreRead() throws IOException, JsonParserException {
        Path good = write("good.png", "png", draw(1, Color.WHITE, Color.BLACK));
        byte[] bytes = Files.readAllBytes(good);
        String[] bad = {
            temp.resolve("absent.png").toString(),
            temp.toString(),
            Files.writeString(temp.resolve("text.png"), "no picture").toString(),
            Files.write(temp.resolve("cut.png"), Arrays.copyOf(bytes, bytes.length / 2))
                    .toString(),
            Files.write(temp.resolve("huge.png"), pngHeader(100_000, 90_000)).toString(),
            write("blank.png", "png", draw(1, Color.GRAY, Color.GRAY)).toString(),
        };
        String[] arguments = {
            "classify", "--model", model.toString(), bad[0], bad[1], bad[2], bad[3], bad[4], bad[5], good.toString()
        };
        CommandRun run = CommandRun.of(arguments);
        assertEquals(1, run.status());
        List<String> sentences = run.err().lines().toList();
        assertEquals(bad.length, sentences.size(), run.err());
        String[] reasons = {"no such file", "is a directory", "no picture", "is damaged", "too large", "shows no digit"
        };
        for (int i = 0; i < bad.length; i++) {
            assertTrue(sentences.get(i).startsWith(bad[i] + " "), sentences.get(i));
            assertTrue(sentences.get(i).contains(reasons[i]), sentences.get(i));
        }
        assertEquals(1, run.lines().size(), run.out());
        assertTrue(run.out().startsWith(good.toString()), run.out());

        arguments[0] = "classify";
        String[] asJson = Arrays.copyOf(arguments, arguments.length + 1);
        asJson[arguments.length] = "--json";
        CommandRun json = CommandRun.of(asJson);
        assertEquals(1, json.status());
        assertEquals("", json.err());
        for (int i = 0; i < bad.length; i++) {
            assertEquals(
                    sentences.get(i),
                    JsonParser.object().from(json.lines().get(i)).getString("error"));
        }
    }

    @Test
    void aGreyImageWithABlackBorderComesOutAsItIs() {
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
        float[] expected = new float[28 * 28];
        for (int i = 10 * 28; i < 11 * 28 - 9; i++) {
            int grey = 13 * (i % 28);
            image.setRGB(i % 28, i / 28, grey << 16 | grey << 8 | grey);
            expected[i] = grey / 255f;
        }
        assertArrayEquals(expected, Picture.of(image).drawnInk(), 1e-6f);
    }

    @Test
    void shadowsAndNoiseOfAPhotographArePaper() {
        BufferedImage clean = draw(6, new Color(200, 200, 200), DARK);
        BufferedImage photograph = draw(6, new Color(200, 200, 200), DARK);
        Random noise = new Random(7);
        for (int y = 0; y < photograph.getHeight(); y++) {
            for (int x = 0; x < photograph.getWidth(); x++) {
                int shade = x / 5 - 16 + noise.nextInt(9) - 4;
                int grey = Math.max(0, Math.min(255, (photograph.getRGB(x, y) >> 8 & 0xff) + shade));
                photograph.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        float[] expected = Picture.of(clean).framed();
        float[] actual = Picture.of(photograph).framed();
        float difference = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.abs(expected[i] - actual[i]) / expected.length;
        }
        assertTrue(difference < 0.02f, "pixels differ by " + difference);
    }

    @Test
    void whatIsTransparentIsPaper() {
        BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(4, 4, 0xff000000);
        float[] ink = Picture.of(image).drawnInk();
        assertEquals(1f, ink[4 * 9 + 4]);
        assertEquals(0f, ink[0]);
    }

    private static BufferedImage draw(int digit, Color paper, Color ink) {
        Ink drawing = new SyntheticHandwriting(new Random(digit + 40)).draw(digit);
        BufferedImage image = new BufferedImage(160, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(paper);
        graphics.fillRect(0, 0, 160, 200);
        graphics.setColor(ink);
        graphics.setStroke(new BasicStroke(12f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double scale = 100 / drawing.bounds().longerSide();
        for (Stroke stroke : drawing.strokes()) {
            Path2D path = new Path2D.Double();
            for (int i = 0; i < stroke.size(); i++) {
                double x = 30 + scale * (stroke.x(i) - drawing.bounds().left());
                double y = 50 + scale * (stroke.y(i) - drawing.bounds().top());
                if (i == 0) {
                    path.moveTo(x, y);
                }
                path.lineTo(x, y);
            }
            graphics.draw(path);
        }
        graphics.dispose();
        return image;
    }

    private static Path write(String name, String format, BufferedImage image) throws IOException {
        Path file = temp.resolve(name);
        assertTrue(ImageIO.write(image, format, file.toFile()), format);
        return file;
    }

    /** The beginning of a PNG file that promises a picture of the given size. */
    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(chunk);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 0, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(chunk.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) sum.getValue());
        out.writeInt(0);
        out.writeBytes("IDAT");
        return file.toByteArray();
    }
}
