package inkling.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Damages good inputs in the ways in which files and links are damaged: bits flip, an end is lost, a part is there twice or
 * comes from another file, a number is another one. The same seed gives the same inputs.
 */
public final class Mutations {
    /** One input of so many is left as it is, to see that what is good is still taken. */
    private static final int GOOD = 8;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final List<String> NUMBERS = List.of(
            "0", "1", "-1", "9", "255", "256", "65536", "2147483648", "99999999999999999999", "1e400", "0.1", "NaN");
    private static final int[] VALUES = {0, 1, -1, 127, 128, 255, 256, 65_535, 1 << 24, Integer.MIN_VALUE, 1 << 30};

    private final Random random;
    private final List<byte[]> corpus;

    public Mutations(long seed, List<byte[]> corpus) {
        random = new Random(seed);
        this.corpus = corpus;
    }

    /** The next input. */
    public byte[] next() {
        return of(corpus.get(random.nextInt(corpus.size())));
    }

    /** An input that was made from this one. */
    public byte[] of(byte[] good) {
        byte[] input = good;
        if (random.nextInt(GOOD) > 0) {
            for (int change = random.nextInt(3); change >= 0; change--) {
                input = change(input);
            }
        }
        return input;
    }

    private byte[] change(byte[] from) {
        if (from.length == 0) {
            return corpus.get(random.nextInt(corpus.size()));
        }
        return switch (random.nextInt(6)) {
            case 0 -> flipped(from);
            case 1 -> Arrays.copyOf(from, random.nextInt(from.length));
            case 2 -> spliced(from, corpus.get(random.nextInt(corpus.size())));
            case 3 -> spliced(from, from);
            case 4 -> otherNumber(from);
            default -> otherValue(from);
        };
    }

    private byte[] flipped(byte[] from) {
        byte[] to = from.clone();
        for (int bit = random.nextInt(8); bit >= 0; bit--) {
            to[random.nextInt(to.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return to;
    }

    /** The beginning of one and the end of the other; of the same one, a part is missing or there twice. */
    private byte[] spliced(byte[] one, byte[] other) {
        int head = random.nextInt(one.length + 1);
        int tail = random.nextInt(other.length + 1);
        byte[] to = Arrays.copyOf(one, head + tail);
        System.arraycopy(other, other.length - tail, to, head, tail);
        return to;
    }

    /** Another number in a text. */
    private byte[] otherNumber(byte[] from) {
        String text = new String(from, StandardCharsets.ISO_8859_1);
        List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
        if (numbers.isEmpty()) {
            return flipped(from);
        }
        MatchResult number = numbers.get(random.nextInt(numbers.size()));
        String other = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return (text.substring(0, number.start()) + other + text.substring(number.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Another number of one, two or four bytes, most often near the beginning, where headers are. */
    private byte[] otherValue(byte[] from) {
        byte[] to = from.clone();
        int at = random.nextInt(random.nextBoolean() ? Math.min(64, to.length) : to.length);
        int value = VALUES[random.nextInt(VALUES.length)];
        boolean bigEndian = random.nextBoolean();
        int length = 1 << random.nextInt(3);
        for (int i = 0; i < length && at + i < to.length; i++) {
            to[at + i] = (byte) (value >>> (8 * (bigEndian ? length - 1 - i : i)));
        }
        return to;
    }
}
