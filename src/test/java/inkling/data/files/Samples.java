package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small data sets as files of all kinds: the picture of label {@code i} has a bar of ink in row {@code i}. */
public final class Samples {
    private Samples() {}

    /** Labels from {@code first} on, one after the other, {@code classes} of them in turn. */
    static int[] labels(int count, int classes, int first) {
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> first + i % classes);
        return labels;
    }

    /** The pixels of pictures with these labels. */
    static byte[] pixels(int[] labels, int side) {
        byte[] pixels = new byte[labels.length * side * side];
        for (int i = 0; i < labels.length; i++) {
            int row = labels[i] % side;
            Arrays.fill(pixels, (i * side + row) * side, (i * side + row) * side + side - 1, (byte) (200 + i % 50));
        }
        return pixels;
    }

    /** An IDX file. */
    static byte[] idx(int type, byte[] values, int... sizes) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        file.put((byte) 0).put((byte) 0).put((byte) type).put((byte) sizes.length);
        for (int size : sizes) {
            file.putInt(size);
        }
        return file.put(values).array();
    }

    /** An IDX file of pictures with these labels. */
    static DataFile images(String name, int[] labels, int side) {
        return new DataFile(name, idx(8, pixels(labels, side), labels.length, side, side));
    }

    /** An IDX file of labels. */
    static DataFile labels(String name, int[] labels) {
        return new DataFile(name, idx(8, bytes(labels), labels.length));
    }

    static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Four IDX files as MNIST has them, of pictures with as many classes. */
    public static List<DataFile> four(int train, int test, int classes, int side) {
        return List.of(
                images("train-images-idx3-ubyte", labels(train, classes, 0), side),
                labels("train-labels-idx1-ubyte", labels(train, classes, 0)),
                images("t10k-images-idx3-ubyte", labels(test, classes, 0), side),
                labels("t10k-labels-idx1-ubyte", labels(test, classes, 0)));
    }

    /** The bytes of a .npy file. */
    public static byte[] npy(String type, byte[] values, String shape) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int length = (10 + header.length() + 1 + 63) / 64 * 64 - 10;
        byte[] padded = (header + " ".repeat(length - header.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(10 + length + values.length);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        file.put((byte) length).put((byte) (length >> 8)).put(padded).put(values);
        return file.array();
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** A zip archive, its entries deflated or stored. */
    public static DataFile zip(String name, boolean deflated, List<DataFile> files) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(archive)) {
            for (DataFile file : files) {
                ZipEntry entry = new ZipEntry(file.name());
                if (!deflated) {
                    CRC32 sum = new CRC32();
                    sum.update(file.bytes());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(file.bytes().length);
                    entry.setCrc(sum.getValue());
                }
                out.putNextEntry(entry);
                out.write(file.bytes());
                out.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new DataFile(name, archive.toByteArray());
    }

    public static DataFile text(String name, String text) {
        return new DataFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static MemoryBudget budget() {
        return new MemoryBudget(1 << 24, "take fewer pictures");
    }

    static OwnData read(DataFile... files) {
        return read(List.of(files));
    }

    static OwnData read(List<DataFile> files) {
        return OwnData.of("own", files, budget());
    }

    static String fault(DataFile... files) {
        return fault(List.of(files));
    }

    static String fault(List<DataFile> files) {
        String sentence =
                assertThrows(IllegalArgumentException.class, () -> read(files)).getMessage();
        assertTrue(sentence.endsWith("."), sentence);
        assertTrue(!sentence.contains("delete") && !sentence.contains("\n"), sentence);
        return sentence;
    }
}
