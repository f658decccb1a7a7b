package inkling.data.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads NumPy's .npy files.
 *
 * <p>Source: NumPy's documentation, "numpy.lib.format": a magic number, a version, the header's length, and the header, a
 * Python dictionary of {@code descr}, {@code fortran_order} and {@code shape}.
 */
final class NpyFile {
    private static final int VERSION_AT = 6;
    private static final int MOST_HEADER = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([a-zA-Z?])(\\d*)[^']*'");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([\\d, L]*)\\)");

    private NpyFile() {}

    /**
     * The array in a file.
     *
     * @throws IllegalArgumentException if it is damaged, or holds something else than numbers in C's order
     */
    static NumberArray read(DataFile file) {
        byte[] bytes = file.bytes();
        int begin = bytes.length > VERSION_AT && bytes[VERSION_AT] == 1 ? 10 : 12;
        if (bytes.length < begin) {
            throw damaged(file);
        }
        long length = (bytes[8] & 0xff) | (bytes[9] & 0xff) << 8;
        if (begin == 12) {
            length |= (bytes[10] & 0xffL) << 16 | (bytes[11] & 0xffL) << 24;
        }
        if (length > MOST_HEADER || length > bytes.length - begin) {
            throw damaged(file);
        }
        String header = new String(bytes, begin, (int) length, StandardCharsets.UTF_8);
        Matcher type = TYPE.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (header.contains("'fortran_order': True")) {
            throw new IllegalArgumentException(file.name()
                    + " has its columns first ('fortran_order'); save numpy.ascontiguousarray of the array.");
        }
        if (!type.find() || !shape.find()) {
            throw new IllegalArgumentException(
                    file.name() + " holds something else than one array of numbers; save its arrays one by one.");
        }
        return new NumberArray(
                file.name(),
                sizes(file, shape.group(1)),
                type(file, type),
                type.group(1).equals(">"),
                bytes,
                begin + (int) length);
    }

    private static List<Integer> sizes(DataFile file, String text) {
        List<Integer> sizes = new ArrayList<>();
        try {
            StringTokenizer numbers = new StringTokenizer(text, " ,L");
            while (numbers.hasMoreTokens()) {
                sizes.add(Integer.parseInt(numbers.nextToken()));
            }
        } catch (NumberFormatException tooLarge) {
            throw damaged(file);
        }
        return sizes;
    }

    private static NumberArray.Type type(DataFile file, Matcher type) {
        return switch (type.group(2) + type.group(3)) {
            case "u1", "b1", "?" -> NumberArray.Type.UNSIGNED_BYTE;
            case "i1" -> NumberArray.Type.SIGNED_BYTE;
            case "i2" -> NumberArray.Type.SHORT;
            case "i4", "u4" -> NumberArray.Type.INT;
            case "i8", "u8" -> NumberArray.Type.LONG;
            case "f4" -> NumberArray.Type.FLOAT;
            case "f8" -> NumberArray.Type.DOUBLE;
            default ->
                throw new IllegalArgumentException(file.name() + " holds values of the type '" + type.group(2)
                        + type.group(3) + "'; save its array as uint8, int64 or float32.");
        };
    }

    private static IllegalArgumentException damaged(DataFile file) {
        return new IllegalArgumentException(
                file.name() + " is cut short or damaged: it is no .npy file that can be read; get it again.");
    }
}
