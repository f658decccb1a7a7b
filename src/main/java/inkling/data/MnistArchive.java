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
    private static final int CHUNK = 1 << 16;

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
        if (!isPacked(stored)) {
            MessageDigest digest = sha256();
            digest.update(stored);
            check(file, where, digest, stored.length, "");
            return stored;
        }
        byte[] unpacked = new byte[file.bytes()];
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        String fault = "";
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored), CHUNK)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                if (size < unpacked.length) {
                    System.arraycopy(chunk, 0, unpacked, (int) size, (int) Math.min(read, unpacked.length - size));
                }
                size += read;
            }
        } catch (IOException broken) {
            fault = broken.getMessage() == null ? "it ends too early" : broken.getMessage();
        }
        check(file, where, digest, size, fault);
        return unpacked;
    }

    private static void check(MnistFile file, String where, MessageDigest digest, long size, String fault) {
        byte[] actual = digest.digest();
        if (!Arrays.equals(actual, HexFormat.of().parseHex(file.sha256()))) {
            throw file.damaged(
                    where,
                    "SHA-256 " + HexFormat.of().formatHex(actual) + " (" + size + " bytes"
                            + (fault.isEmpty() ? "" : ", then: " + fault) + ")");
        }
        if (!fault.isEmpty()) {
            throw file.damaged(where, "the right " + size + " bytes, but then: " + fault);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256.", absent);
        }
    }
}
