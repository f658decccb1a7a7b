package inkling.data.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Takes files out of gzip and zip archives, also where these lie in each other. */
final class Unpacking {
    private static final int DEEPEST = 3;

    /** gzip makes nothing smaller than a 1032nd (its documentation, "deflate"). */
    private static final long MOST_RATIO = 1032;

    private final MemoryBudget budget;
    private final List<DataFile> unpacked = new ArrayList<>();

    private Unpacking(MemoryBudget budget) {
        this.budget = budget;
    }

    /**
     * The files with all archives among them unpacked.
     *
     * @throws IllegalArgumentException if an archive is damaged, or its content is larger than the budget
     */
    static List<DataFile> of(List<DataFile> files, MemoryBudget budget) {
        Unpacking unpacking = new Unpacking(budget);
        files.forEach(file -> unpacking.add(file, 0));
        return unpacking.unpacked;
    }

    private void add(DataFile file, int depth) {
        FileKind kind = file.kind();
        if (depth == DEEPEST && (kind == FileKind.GZIP || kind == FileKind.ZIP)) {
            throw new IllegalArgumentException(
                    file.name() + " is an archive in an archive in an archive; unpack it first.");
        }
        switch (kind) {
            case GZIP -> add(new DataFile(file.name(), gunzip(file)), depth + 1);
            case ZIP -> new ZipArchive(file, budget).files().forEach(inner -> add(inner, depth + 1));
            default -> unpacked.add(file);
        }
    }

    private byte[] gunzip(DataFile file) {
        byte[] packed = file.bytes();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = new byte[firstSize(file)];
            int size = 0;
            while (true) {
                int count = in.read(bytes, size, bytes.length - size);
                if (count < 0) {
                    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
                }
                size += count;
                if (size == bytes.length) {
                    // Most often the size was right, and there is no need for a second copy of a large file.
                    int next = in.read();
                    if (next < 0) {
                        return bytes;
                    }
                    int more = Math.max(1 << 12, size / 2);
                    budget.take(file.name(), (long) size + more);
                    bytes = Arrays.copyOf(bytes, size + more);
                    budget.give(size);
                    bytes[size++] = (byte) next;
                }
            }
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof IllegalArgumentException tooLarge) {
                throw tooLarge;
            }
            throw new IllegalArgumentException(
                    file.name() + " is cut short or damaged: it cannot be unpacked with gzip; get it again.", broken);
        }
    }

    /** gzip files end with their size; it may be wrong. */
    private int firstSize(DataFile file) {
        byte[] packed = file.bytes();
        long size = 1L << 12;
        if (packed.length > 18) {
            int at = packed.length - 4;
            long told = (packed[at] & 0xffL)
                    | (packed[at + 1] & 0xffL) << 8
                    | (packed[at + 2] & 0xffL) << 16
                    | (packed[at + 3] & 0xffL) << 24;
            size = told <= MOST_RATIO * packed.length ? told : size;
        }
        size = Math.max(1, size);
        budget.take(file.name(), size);
        return (int) size;
    }
}
