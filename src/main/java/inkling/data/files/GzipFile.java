package inkling.data.files;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A gzip file in memory. Java's own reader is another one in the browser, where it takes files that gzip refuses.
 *
 * <p>Source: RFC 1952, "GZIP file format specification version 4.3".
 */
final class GzipFile {
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int LEAST_GROWTH = 1 << 12;

    /** gzip makes nothing smaller than a 1032nd (its documentation, "deflate"). */
    private static final long MOST_RATIO = 1032;

    private final DataFile file;
    private final byte[] bytes;
    private final MemoryBudget budget;
    private int at;
    private byte[] content;
    private int size;

    private GzipFile(DataFile file, MemoryBudget budget) {
        this.file = file;
        this.budget = budget;
        bytes = file.bytes();
        content = new byte[firstSize()];
    }

    /**
     * What was packed. Several packed files in a row are one, and what follows the last of them is passed over.
     *
     * @throws IllegalArgumentException if the file is cut short or damaged, or its content is larger than the budget
     */
    static byte[] unpack(DataFile file, MemoryBudget budget) {
        GzipFile gzip = new GzipFile(file, budget);
        do {
            gzip.member();
        } while (gzip.hasMember());
        return gzip.size == gzip.content.length ? gzip.content : Arrays.copyOf(gzip.content, gzip.size);
    }

    /** gzip files end with their size; it may be wrong. */
    private int firstSize() {
        long told = bytes.length < HEADER + TRAILER ? 0 : number(bytes.length - 4) & 0xffff_ffffL;
        long first = Math.max(1, told <= MOST_RATIO * bytes.length ? told : LEAST_GROWTH);
        budget.take(file.name(), first);
        return (int) first;
    }

    private boolean hasMember() {
        return at <= bytes.length - HEADER - TRAILER && bytes[at] == 0x1f && (bytes[at + 1] & 0xff) == 0x8b;
    }

    private void member() {
        skipHeader();
        int begin = size;
        inflate();
        CRC32 sum = new CRC32();
        sum.update(content, begin, size - begin);
        if (at > bytes.length - TRAILER || number(at) != (int) sum.getValue() || number(at + 4) != size - begin) {
            throw damaged();
        }
        at += TRAILER;
    }

    private void skipHeader() {
        if (!hasMember() || bytes[at + 2] != DEFLATE || (bytes[at + 3] & RESERVED) != 0) {
            throw damaged();
        }
        int flags = bytes[at + 3];
        at += HEADER;
        if ((flags & EXTRA) != 0) {
            at += 2 + ((bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            at += 2;
        }
        if (at > bytes.length - TRAILER) {
            throw damaged();
        }
    }

    private void skipText() {
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        at++;
    }

    private void inflate() {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, at, bytes.length - at);
            byte[] next = new byte[1];
            while (!inflater.finished()) {
                // Most often the size was right, and there is no need for a second copy of a large file.
                boolean full = size == content.length;
                int count =
                        full ? inflater.inflate(next, 0, 1) : inflater.inflate(content, size, content.length - size);
                if (full && count == 1) {
                    grow();
                    content[size] = next[0];
                }
                size += count;
                if (count == 0 && !inflater.finished()) {
                    throw damaged();
                }
            }
            at = bytes.length - inflater.getRemaining();
        } catch (DataFormatException broken) {
            throw damaged();
        } finally {
            inflater.end();
        }
    }

    private void grow() {
        int more = Math.max(LEAST_GROWTH, size / 2);
        budget.take(file.name(), (long) size + more);
        content = Arrays.copyOf(content, size + more);
        budget.give(size);
    }

    private int number(int from) {
        return (bytes[from] & 0xff)
                | (bytes[from + 1] & 0xff) << 8
                | (bytes[from + 2] & 0xff) << 16
                | (bytes[from + 3] & 0xff) << 24;
    }

    private IllegalArgumentException damaged() {
        return new IllegalArgumentException(
                file.name() + " is cut short or damaged: it cannot be unpacked with gzip; get it again.");
    }
}
