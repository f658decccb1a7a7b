package inkling.data.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a text table, one after the other: fields between commas, semicolons or tabs, in quotes or not, lines
 * ended by LF or CRLF, empty lines passed over.
 *
 * <p>Source: RFC 4180, "Common Format and MIME Type for Comma-Separated Values (CSV) Files". A field in quotes may not
 * hold a line break, because no number does.
 */
final class CsvLines {
    private final String name;
    private final byte[] bytes;
    private final byte separator;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int fields;
    private int line;
    private int next;

    CsvLines(DataFile file) {
        this(file.name(), file.bytes());
    }

    CsvLines(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        next = FileKind.markLength(bytes);
        separator = separator();
    }

    /** That of comma, semicolon and tab which the first line has most of. */
    private byte separator() {
        int[] counts = new int[128];
        for (int i = next; i < bytes.length && bytes[i] != '\n'; i++) {
            if (bytes[i] >= 0) {
                counts[bytes[i]]++;
            }
        }
        char best = counts[';'] > counts[','] ? ';' : ',';
        return (byte) (counts['\t'] > counts[best] ? '\t' : best);
    }

    /** How many lines there are that are not empty. */
    static int count(byte[] bytes) {
        int count = 0;
        boolean filled = false;
        for (int i = FileKind.markLength(bytes); i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                count += filled ? 1 : 0;
                filled = false;
            } else if (bytes[i] != '\r' && bytes[i] != ' ') {
                filled = true;
            }
        }
        return count + (filled ? 1 : 0);
    }

    /** Goes on to the next line; false at the end. */
    boolean next() {
        while (next < bytes.length) {
            line++;
            int end = next;
            boolean filled = false;
            while (end < bytes.length && bytes[end] != '\n') {
                filled |= bytes[end] != '\r' && bytes[end] != ' ';
                end++;
            }
            int from = next;
            next = end + 1;
            if (filled) {
                split(from, end > from && bytes[end - 1] == '\r' ? end - 1 : end);
                return true;
            }
        }
        return false;
    }

    private void split(int from, int end) {
        fields = 0;
        boolean quoted = false;
        int start = from;
        for (int i = from; i < end; i++) {
            if (bytes[i] == '"') {
                quoted = !quoted;
            } else if (bytes[i] == separator && !quoted) {
                add(start, i);
                start = i + 1;
            }
        }
        add(start, end);
    }

    private void add(int from, int end) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        int start = from;
        int stop = end;
        while (start < stop && bytes[start] == ' ') {
            start++;
        }
        while (start < stop && bytes[stop - 1] == ' ') {
            stop--;
        }
        if (stop - start >= 2 && bytes[start] == '"' && bytes[stop - 1] == '"') {
            start++;
            stop--;
        }
        starts[fields] = start;
        ends[fields++] = stop;
    }

    /** The fields of this line. */
    List<String> fields() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < fields; i++) {
            all.add(field(i));
        }
        return all;
    }

    /** Whether the first line is none of a table. */
    boolean isProse() {
        return !next() || fields < 2;
    }

    /** A field as text; empty where the line is too short. */
    String field(int index) {
        return index >= fields
                ? ""
                : DataFile.text(bytes, starts[index], ends[index] - starts[index])
                        .replace("\"\"", "\"");
    }

    /**
     * Refuses a line with another number of fields.
     *
     * @throws IllegalArgumentException naming the line
     */
    void requireFields(int count) {
        if (fields != count) {
            throw new IllegalArgumentException(name + " is cut short or damaged: line " + line + " has " + fields
                    + " columns, but the first has " + count + ".");
        }
    }

    /**
     * A field as a number from 0 to 255.
     *
     * @throws IllegalArgumentException naming the line and the column, if it is none
     */
    double pixel(int index) {
        int value = 0;
        for (int i = starts[index]; i < ends[index]; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || i - starts[index] > 2) {
                return decimal(index);
            }
            value = 10 * value + digit;
        }
        return starts[index] == ends[index] || value > 255 ? decimal(index) : value;
    }

    private double decimal(int index) {
        String text = separator == ';' ? field(index).replace(',', '.') : field(index);
        double value = isNumber(text) ? Double.parseDouble(text) : -1;
        if (!(value >= 0 && value <= 255)) {
            throw new IllegalArgumentException(
                    name + " has '" + (text.length() > 20 ? text.substring(0, 20) + "…" : text) + "' in line " + line
                            + ", column " + (index + 1) + "; a pixel is a number from 0 to 255.");
        }
        return value;
    }

    /** Whether a text is a number as other programs write it. */
    static boolean isNumber(String text) {
        return text.length() < 40 && text.matches("-?[0-9]+([.,][0-9]*)?([eE][-+]?[0-9]{1,3})?");
    }
}
