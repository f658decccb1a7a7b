package inkling.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A set in MNIST's format with 36 training and 12 test images of 5 by 4, and its digests. */
public final class ToyMnist {
    private static final Map<String, byte[]> FILES = Map.of(
            "train-images-idx3-ubyte", IdxSamples.images(36, 5, 4, 1),
            "train-labels-idx1-ubyte", IdxSamples.labels(36),
            "t10k-images-idx3-ubyte", IdxSamples.images(12, 5, 4, 2),
            "t10k-labels-idx1-ubyte", IdxSamples.labels(12));

    /** The digests of the toy's files. */
    public static final MnistDigests DIGESTS = new MnistDigests(
            file("train-images-idx3-ubyte"),
            file("train-labels-idx1-ubyte"),
            file("t10k-images-idx3-ubyte"),
            file("t10k-labels-idx1-ubyte"));

    private ToyMnist() {}

    private static MnistFile file(String name) {
        return new MnistFile(name, bytes(name).length, sha256(bytes(name)));
    }

    /** The unpacked bytes of a file. */
    public static byte[] bytes(String name) {
        return FILES.get(name).clone();
    }

    /** Writes all four files. */
    public static Path write(Path directory, boolean packed) throws IOException {
        Files.createDirectories(directory);
        for (MnistFile file : DIGESTS.files()) {
            byte[] bytes = bytes(file.name());
            Files.write(directory.resolve(packed ? file.packedName() : file.name()), packed ? pack(bytes) : bytes);
        }
        return directory;
    }

    /** Packs with gzip. */
    public static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** SHA-256 in hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
