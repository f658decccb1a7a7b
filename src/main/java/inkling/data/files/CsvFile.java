package inkling.data.files;

import inkling.data.Idx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pictures in a table, one a line, as Kaggle has them: a column with the label, first, last or where the header says,
 * and a column for each pixel.
 */
final class CsvFile {
    private static final List<String> LABEL_NAMES = List.of("label", "labels", "class", "target", "letter", "digit");

    private final String name;
    private final byte[] bytes;
    private final CsvLines lines;
    private final List<String> first;
    private final boolean header;
    private int labelColumn;
    private int height;
    private int width;

    private CsvFile(DataFile file) {
        name = file.name();
        bytes = file.bytes();
        lines = new CsvLines(file);
        if (!lines.next()) {
            throw new IllegalArgumentException(name + " is empty; get it again.");
        }
        first = lines.fields();
        header = isHeader(first);
        findColumns();
    }

    /**
     * What a table holds.
     *
     * @param labels empty if it has no column for them
     */
    record Table(Idx.Images images, Optional<Labels> labels) {}

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException if it is none of pictures, naming the line
     */
    static Table read(DataFile file, MemoryBudget budget) {
        return new CsvFile(file).read(budget);
    }

    /** A header has a word where there would be a pixel. */
    private static boolean isHeader(List<String> fields) {
        int words = 0;
        for (String field : fields) {
            words += CsvLines.isNumber(field) ? 0 : 1;
        }
        // One word may also be the label of the first picture.
        return words > 1
                || (words == 1 && (fields.size() == 1 || fields.stream().anyMatch(CsvFile::isLabelName)));
    }

    private void findColumns() {
        int columns = first.size();
        labelColumn = header ? namedLabel() : unnamedLabel(columns);
        int pixels = labelColumn < 0 ? columns : columns - 1;
        String last = first.get(labelColumn == columns - 1 ? Math.max(0, columns - 2) : columns - 1);
        if (header && last.matches("[0-9]{1,3}x[0-9]{1,3}")) {
            height = Integer.parseInt(last.substring(0, last.indexOf('x')));
            width = Integer.parseInt(last.substring(last.indexOf('x') + 1));
        }
        if (height * width != pixels) {
            height = (int) Math.round(Math.sqrt(pixels));
            width = height;
        }
        if (pixels < 4 || height * width != pixels) {
            throw new IllegalArgumentException(name + " has " + columns + " columns, which are no label and the pixels"
                    + " of a square picture, such as 1 + 784; give a table with a picture in each line.");
        }
        Pictures.requireSize(name, height, width);
    }

    private int namedLabel() {
        for (int i = 0; i < first.size(); i++) {
            if (isLabelName(first.get(i)) || first.get(i).equals("y")) {
                return i;
            }
        }
        return unnamedLabel(first.size());
    }

    private static boolean isLabelName(String field) {
        return LABEL_NAMES.contains(field.toLowerCase(Locale.ROOT));
    }

    /** The first column where one is left over; the last if the first has the same value everywhere. */
    private int unnamedLabel(int columns) {
        int side = (int) Math.round(Math.sqrt(columns));
        if (columns > 1 && side * side == columns) {
            return -1;
        }
        return columns > 1 && isConstant(0) && !isConstant(columns - 1) ? columns - 1 : 0;
    }

    private boolean isConstant(int column) {
        CsvLines again = new CsvLines(name, bytes);
        String value = "";
        for (int line = 0; again.next(); line++) {
            String field = again.field(column);
            if (line == (header ? 1 : 0)) {
                value = field;
            } else if (line > 0 && !field.equals(value)) {
                return false;
            }
        }
        return true;
    }

    private Table read(MemoryBudget budget) {
        int rows = CsvLines.count(bytes) - (header ? 1 : 0);
        if (rows < 1) {
            throw new IllegalArgumentException(name + " has a header, but no pictures below it.");
        }
        budget.take(name, (long) rows * height * width);
        byte[] pixels = new byte[rows * height * width];
        Labels.Builder labels = new Labels.Builder(rows);
        double most = fill(pixels, labels, 1);
        // Numbers up to 1 are shares of 255; only now that all are seen, this is known.
        if (Pictures.scale(name, 0, most) != 1) {
            labels = new Labels.Builder(rows);
            fill(pixels, labels, Pictures.scale(name, 0, most));
        }
        return new Table(
                new Idx.Images(rows, height, width, pixels, 0),
                labelColumn < 0 ? Optional.empty() : Optional.of(labels.build(name)));
    }

    /** Reads all lines; returns the largest number. */
    private double fill(byte[] pixels, Labels.Builder labels, double scale) {
        CsvLines again = new CsvLines(name, bytes);
        if (header) {
            again.next();
        }
        double most = 0;
        int at = 0;
        while (again.next()) {
            again.requireFields(first.size());
            for (int column = 0; column < first.size(); column++) {
                if (column == labelColumn) {
                    labels.add(again.field(column));
                } else {
                    double value = again.pixel(column);
                    most = Math.max(most, value);
                    pixels[at++] = (byte) Math.round(scale * value);
                }
            }
        }
        return most;
    }

    /** Names in a table of two columns or more, such as KMNIST's {@code index,codepoint,char}; or one name a line. */
    static List<List<String>> words(DataFile file) {
        CsvLines lines = new CsvLines(file);
        List<List<String>> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.fields());
        }
        return all;
    }
}
