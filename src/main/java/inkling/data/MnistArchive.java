package inkling.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** Unpacks MNIST files and checks that they are whole. JVM only. */
public final class MnistArchive {
    private MnistArchive() {}

    /** Whether the bytes are packed with gzip. The content decides, because some tools unpack a file and keep its name. */
    public static boolean isPacked(byte[] stored) {
        return stored.length >= 2 && (stored[0] & 0xff) == 0x1f && (stored[1] & 0xff) == 0x8b;
    }

    /**
     * The unpacked bytes of a file, verified.
     *
     * @param where what to call the bytes in a message: a path, an address
     * @param stored the file as found, packed or not
     * @throws IllegalArgumentException if they are not this file's, naming the expected and the actual digest
     */
    public static byte[] unpack(MnistFile file, String where, byte[] stored) {
        byte[] bytes = stored;
        if (isPacked(stored)) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
                bytes = new byte[file.bytes()];
                int size = in.readNBytes(bytes, 0, bytes.length);
                bytes = size < bytes.length ? Arrays.copyOf(bytes, size) : bytes;
                // What holds more than the file has is another one, and may be far larger.
                if (in.read() >= 0) {
                    throw file.damaged(where, "more than " + size + " bytes");
                }
            } catch (IOException broken) {
                throw file.damaged(where, "a broken gzip file: " + broken.getMessage());
            }
        }
        String actual = digest(bytes);
        if (!actual.equals(file.sha256())) {
            if (isWholeIdx(bytes)) {
                throw new IllegalArgumentException(where + " is not MNIST's file: expected SHA-256 " + file.sha256()
                        + ", found SHA-256 " + actual
                        + "; if it is of another data set, name its directory with --data,"
                        + " and if it should be MNIST's, get a fresh copy.");
            }
            throw file.damaged(where, "SHA-256 " + actual + " (" + bytes.length + " bytes)");
        }
        return bytes;
    }

    private static boolean isWholeIdx(byte[] bytes) {
        try {
            if (bytes.length > 3 && bytes[3] == 1) {
                Idx.labels(bytes, "");
            } else {
                Idx.images(bytes, "");
            }
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** The SHA-256 digest of some bytes, in lower-case hexadecimal digits. */
    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256.", absent);
        }
    }
}
