package inkling.data.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip archive in memory, such as NumPy's .npz, read by its central directory as PKWARE's APPNOTE.TXT 6.3 describes it.
 * Java's own reader wants a file on a disk, or reads the local headers, whose sizes NumPy leaves to an extra field.
 */
final class ZipArchive {
    private static final int END = 0x0605_4b50;
    private static final int ENTRY = 0x0201_4b50;
    private static final int LOCAL = 0x0403_4b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int MOST_ENTRIES = 1000;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;

    private final DataFile file;
    private final byte[] bytes;
    private final MemoryBudget budget;

    ZipArchive(DataFile file, MemoryBudget budget) {
        this.file = file;
        bytes = file.bytes();
        this.budget = budget;
    }

    /**
     * The files in it that may be data.
     *
     * @throws IllegalArgumentException if it is damaged, encrypted, or larger than the budget
     */
    List<DataFile> files() {
        int end = end();
        int count = number(end + 10, 2);
        int at = number(end + 16, 4);
        if (count > MOST_ENTRIES) {
            throw fault("holds " + count + " files, as a folder of single pictures does; data sets are IDX, CSV or"
                    + " .npz files.");
        }
        List<DataFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (number(at, 4) != ENTRY) {
                throw damaged();
            }
            int nameLength = number(at + 28, 2);
            String name = text(at + ENTRY_LENGTH, nameLength);
            if (mayBeData(name)) {
                files.add(new DataFile(file.name() + "/" + name, content(at, name)));
            }
            at += ENTRY_LENGTH + nameLength + number(at + 30, 2) + number(at + 32, 2);
        }
        return files;
    }

    /** Folders and what macOS adds are passed over. */
    private static boolean mayBeData(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return !last.isEmpty() && !last.startsWith(".") && !name.startsWith("__MACOSX");
    }

    /** The end record; a comment of up to 65,535 bytes may follow it. */
    private int end() {
        for (int at = bytes.length - END_LENGTH; at >= 0 && at >= bytes.length - END_LENGTH - 0xffff; at--) {
            if (bytes[at] == 'P' && number(at, 4) == END) {
                return at;
            }
        }
        throw damaged();
    }

    private byte[] content(int entry, String name) {
        String full = file.name() + "/" + name;
        if ((number(entry + 8, 2) & ENCRYPTED) != 0) {
            throw new IllegalArgumentException(full + " is encrypted; unpack it first.");
        }
        int method = number(entry + 10, 2);
        int packed = number(entry + 20, 4);
        int size = number(entry + 24, 4);
        int local = number(entry + 42, 4);
        if (packed < 0 || size < 0 || local < 0 || number(local, 4) != LOCAL) {
            throw damaged();
        }
        int from = local + LOCAL_LENGTH + number(local + 26, 2) + number(local + 28, 2);
        if (from > bytes.length - packed) {
            throw damaged();
        }
        budget.take(full, size);
        byte[] content = new byte[size];
        if (method == STORED && packed == size) {
            System.arraycopy(bytes, from, content, 0, size);
        } else if (method == DEFLATED) {
            inflate(from, packed, content);
        } else {
            throw new IllegalArgumentException(
                    full + " is packed by a method that is not read here (" + method + "); unpack it first.");
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        if ((int) sum.getValue() != number(entry + 16, 4)) {
            throw damaged();
        }
        return content;
    }

    private void inflate(int from, int packed, byte[] content) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, from, packed);
            int size = 0;
            while (size < content.length && !inflater.finished()) {
                int count = inflater.inflate(content, size, content.length - size);
                if (count == 0 && !inflater.finished()) {
                    break;
                }
                size += count;
            }
            if (size < content.length) {
                throw damaged();
            }
        } catch (DataFormatException broken) {
            throw damaged();
        } finally {
            inflater.end();
        }
    }

    private String text(int at, int length) {
        if (at < 0 || length > bytes.length - at) {
            throw damaged();
        }
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    /** A little-endian number of so many bytes; one of four that has no room in an int is negative. */
    private int number(int at, int length) {
        if (at < 0 || at > bytes.length - length) {
            throw damaged();
        }
        int value = 0;
        for (int i = 0; i < length; i++) {
            value |= (bytes[at + i] & 0xff) << (8 * i);
        }
        return value;
    }

    private IllegalArgumentException damaged() {
        return fault("is cut short or damaged: it cannot be unpacked as a "
                + (file.name().toLowerCase(Locale.ROOT).endsWith(".npz") ? ".npz" : "zip") + " file; get it again.");
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(file.name() + " " + what);
    }
}
