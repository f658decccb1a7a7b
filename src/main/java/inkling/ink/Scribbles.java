package inkling.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Scribbles of random position and size. */
final class Scribbles {
    private static final int KINDS_TO_LEARN_FROM = 4;
    private static final int KINDS = 6;

    private final Random random;

    Scribbles(Random random) {
        this.random = random;
    }

    /**
     * A scribble.
     *
     * @param all whether zigzags and curls are among the kinds
     */
    Ink draw(boolean all) {
        List<double[]> lines = new ArrayList<>();
        switch (random.nextInt(all ? KINDS : KINDS_TO_LEARN_FROM)) {
            case 0 -> lines.add(walk());
            case 1 -> lines.add(thread());
            case 2 -> lines.add(hatching());
            case 3 -> crossing(lines);
            case 4 -> lines.add(zigzag());
            default -> lines.add(curls());
        }
        double size = Ink.SHEET * between(0.15, 0.6);
        double left = random.nextDouble() * (Ink.SHEET - size);
        double top = random.nextDouble() * (Ink.SHEET - size);
        double angle = 2 * Math.PI * random.nextDouble();
        List<Stroke> strokes = new ArrayList<>();
        for (double[] line : lines) {
            strokes.add(placed(line, size, left, top, angle));
        }
        return Ink.of(strokes);
    }

    /** Two to four strokes through random points: as many corners as a letter has, and more than a digit. */
    Skeleton rune() {
        List<float[]> strokes = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int stroke = 0; stroke < count; stroke++) {
            int corners = 2 + random.nextInt(4);
            boolean sharp = random.nextBoolean();
            // A point given twice is a corner; the ends need none.
            float[] points = new float[2 * (sharp ? 2 * corners - 2 : corners)];
            int size = 0;
            for (int i = 0; i < corners; i++) {
                float x = (float) (0.7 * random.nextDouble());
                float y = (float) random.nextDouble();
                for (int times = sharp && i > 0 && i < corners - 1 ? 2 : 1; times > 0; times--) {
                    points[size++] = x;
                    points[size++] = y;
                }
            }
            strokes.add(points);
        }
        return new Skeleton(1, List.of(strokes));
    }

    /** A random walk that keeps its direction for a while and turns back where it leaves the square. */
    private double[] walk() {
        double[] line = new double[2 * (40 + random.nextInt(80))];
        double x = random.nextDouble();
        double y = random.nextDouble();
        double direction = 2 * Math.PI * random.nextDouble();
        for (int i = 0; i < line.length; i += 2) {
            line[i] = x;
            line[i + 1] = y;
            direction += 0.7 * random.nextGaussian();
            x += 0.13 * Math.cos(direction);
            y += 0.13 * Math.sin(direction);
            if (x < 0 || x > 1 || y < 0 || y > 1) {
                direction += Math.PI;
                x = Math.max(0, Math.min(1, x));
                y = Math.max(0, Math.min(1, y));
            }
        }
        return line;
    }

    /** Round and round, a little elsewhere and of a different size each time, like a ball of thread. */
    private double[] thread() {
        int turns = 3 + random.nextInt(4);
        double[] line = new double[2 * 16 * turns];
        double x = 0.5;
        double y = 0.5;
        double wide = between(0.15, 0.5);
        double high = between(0.15, 0.5);
        for (int i = 0; i < line.length; i += 2) {
            double angle = Math.PI * i / 16;
            line[i] = x + wide * Math.cos(angle);
            line[i + 1] = y + high * Math.sin(angle);
            x += 0.04 * random.nextGaussian();
            y += 0.04 * random.nextGaussian();
            wide = Math.max(0.08, wide + 0.04 * random.nextGaussian());
            high = Math.max(0.08, high + 0.04 * random.nextGaussian());
        }
        return line;
    }

    /** Strokes back and forth, so close that they fill a patch. */
    private double[] hatching() {
        int strokes = 8 + random.nextInt(10);
        double height = between(0.5, 1.3);
        double[] line = new double[2 * strokes];
        for (int i = 0; i < strokes; i++) {
            double across = (double) i / strokes;
            double reach = Math.sqrt(Math.max(0.05, 4 * across * (1 - across)));
            double side = i % 2 == 0 ? -1 : 1;
            line[2 * i] = 0.5 + side * reach * between(0.35, 0.5);
            line[2 * i + 1] = 0.5 + height * (across - 0.5) + 0.03 * random.nextGaussian();
        }
        return line;
    }

    /** Four to eight straight lines that cross one another. */
    private void crossing(List<double[]> lines) {
        int count = 4 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            double angle = Math.PI * (i + between(0.1, 0.9)) / count;
            double reach = between(0.3, 0.5);
            double x = 0.5 + 0.12 * random.nextGaussian();
            double y = 0.5 + 0.12 * random.nextGaussian();
            double dx = reach * Math.cos(angle);
            double dy = reach * Math.sin(angle);
            lines.add(new double[] {x - dx, y - dy, x + dx, y + dy});
        }
    }

    /** Back and forth with room between the strokes. */
    private double[] zigzag() {
        int points = 6 + random.nextInt(6);
        double height = between(0.25, 0.8);
        double[] line = new double[2 * points];
        for (int i = 0; i < points; i++) {
            line[2 * i] = (i + 0.3 * random.nextGaussian()) / points;
            line[2 * i + 1] = 0.5 + (i % 2 == 0 ? -0.5 : 0.5) * height + 0.05 * random.nextGaussian();
        }
        return line;
    }

    /** Loops in a row, as one tries a pen: at least four, because three might be meant as a number. */
    private double[] curls() {
        int turns = 4 + random.nextInt(4);
        double[] line = new double[2 * 16 * turns];
        double radius = between(0.12, 0.3);
        for (int i = 0; i < line.length; i += 2) {
            double angle = Math.PI * i / 16;
            line[i] = (double) i / line.length + radius * Math.cos(angle);
            line[i + 1] = 0.5 + radius * Math.sin(angle) + 0.01 * random.nextGaussian();
        }
        return line;
    }

    /** Rotates a line of the unit square about its middle and puts it on the sheet. */
    private Stroke placed(double[] line, double size, double left, double top, double angle) {
        float[] points = new float[line.length];
        for (int i = 0; i < points.length; i += 2) {
            double x = line[i] - 0.5;
            double y = line[i + 1] - 0.5;
            points[i] = (float) (left + size * (0.5 + x * Math.cos(angle) - y * Math.sin(angle)));
            points[i + 1] = (float) (top + size * (0.5 + x * Math.sin(angle) + y * Math.cos(angle)));
        }
        return Stroke.of(points);
    }

    private double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }
}
