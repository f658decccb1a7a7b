package inkling.data.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file of somebody's data.
 *
 * @param name what its owner calls it; a file within an archive has the archive's name and a slash before its own
 * @param bytes its content, not to be changed; of a file that is no data, the beginning is enough
 */
public record DataFile(String name, byte[] bytes) {
    /** What kind of file it is. */
    FileKind kind() {
        return FileKind.of(bytes);
    }

    /** The part of the name after the last slash, in lower case and without the ending {@code .gz}. */
    String plainName() {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return last.endsWith(".gz") ? last.substring(0, last.length() - 3) : last;
    }

    /** The content as text, without a byte order mark. */
    String text() {
        int from = FileKind.markLength(bytes);
        return text(bytes, from, bytes.length - from);
    }

    /** Bytes as text: in UTF-8, or else in Latin-1, as many older tables are. */
    static String text(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }
}
