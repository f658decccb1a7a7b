package inkling.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** Unpacks MNIST files and checks that they are whole. JVM only. */
public final class MnistArchive {
    /** Nothing larger is unpacked; MNIST's largest file has 47 million bytes. */
    private static final int MOST_BYTES = 1 << 26;

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
                bytes = in.readNBytes(MOST_BYTES);
            } catch (IOException broken) {
                throw file.damaged(where, "a broken gzip file: " + broken.getMessage());
            }
        }
        String actual = digest(bytes);
        if (!actual.equals(file.sha256())) {
            throw file.damaged(where, "SHA-256 " + actual + " (" + bytes.length + " bytes)");
        }
        return bytes;
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
