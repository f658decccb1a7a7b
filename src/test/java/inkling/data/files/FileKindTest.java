package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
    /** The bytes of hexadecimal digits and of texts in quotes, between spaces. */
    private static byte[] bytes(String notation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : notation.split(" ", -1)) {
            if (part.startsWith("'")) {
                bytes.writeBytes(part.substring(1, part.length() - 1).getBytes(StandardCharsets.UTF_8));
            } else if (!part.isEmpty()) {
                bytes.write(Integer.parseInt(part, 16));
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1f 8b 08 | GZIP",
                "'PK' 03 04 14 | ZIP",
                "'PK' 05 06 00 | ZIP",
                "'PK' 07 08 | OTHER",
                "93 'NUMPY' 01 00 | NPY",
                "00 00 08 03 00 | IDX",
                "00 00 08 01 | IDX",
                "00 00 0e 05 | IDX",
                "00 00 07 03 | OTHER",
                "00 00 0f 03 | OTHER",
                "00 00 08 00 | OTHER",
                "00 00 08 06 | OTHER",
                "00 00 08 | OTHER",
                "00 01 08 03 | OTHER",
                "89 'PNG' 0d 0a 1a 0a | PICTURE",
                "ff d8 ff e0 | PICTURE",
                "'GIF89a' | PICTURE",
                "'BM' 36 00 00 00 00 00 | PICTURE",
                "'BM' 36 00 00 00 01 00 | OTHER",
                "'BM' 36 00 00 00 | OTHER",
                "'BMI,weight,age' | TEXT",
                "'RIFF' 10 00 00 00 'WEBP' | PICTURE",
                "'II' 2a 00 08 | PICTURE",
                "'MM' 00 2a 00 | PICTURE",
                "'%PDF-1.7' | PDF",
                "89 'HDF' 0d 0a 1a 0a | HDF5",
                "'MATLAB' 20 '5.0' | MATLAB",
                "'PAR1' 15 04 | PARQUET",
                "80 02 7d | PICKLE",
                "80 05 95 | PICKLE",
                "80 01 7d | OTHER",
                "80 06 7d | OTHER",
                "80 | TEXT",
                "14 00 00 00 00 00 00 00 '{' '\"' | NETWORK",
                "14 00 00 00 00 00 00 00 '{' | OTHER",
                "14 00 00 00 00 00 00 00 '[' '\"' | OTHER",
                "14 00 00 00 00 01 00 00 '{' '\"' | OTHER",
                "14 00 00 00 00 00 01 00 '{' '\"' | OTHER",
                "14 00 00 00 00 00 00 01 '{' '\"' | OTHER",
                "'7z' bc af 27 1c | ARCHIVE",
                "'Rar!' 1a | ARCHIVE",
                "fd '7zXZ' 00 | ARCHIVE",
                "'BZh9' | ARCHIVE",
                "28 b5 2f fd 04 | ARCHIVE",
                "'version' 20 'https://git-lfs.github.com/spec/v1' 0a | LFS_POINTER",
                "'<!DOCTYPE' 20 'html>' | WEB_PAGE",
                "0a 20 '<HTML' 20 'lang=en>' | WEB_PAGE",
                "'<?xml' 20 'version=1>' | WEB_PAGE",
                "'<head>' | WEB_PAGE",
                "'{' '\"a\":1}' | JSON",
                "20 '[1,2]' | JSON",
                "ef bb bf '{}' | JSON",
                "'1,2,3' 0d 0a 09 '4' | TEXT",
                "ef bb bf '1,2' | TEXT",
                "ef bb bf | EMPTY",
                "20 0a | EMPTY",
                "'1,2' 00 | OTHER",
                "'1,2' 1f | OTHER",
                "'é,ü' | TEXT",
            })
    void aFileIsWhatItsFirstBytesSay(String notation, String kind) {
        assertEquals(kind, FileKind.of(bytes(notation)).name());
    }

    @Test
    void nothingAtAllIsEmpty() {
        assertEquals(FileKind.EMPTY, FileKind.of(new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({"257, OTHER", "258, OTHER", "259, OTHER", "0, ARCHIVE"})
    void anArchiveOfUnixHasItsNameAfterTheFirstEntry(int wrong, FileKind kind) {
        byte[] tar = new byte[512];
        tar[0] = 'a';
        System.arraycopy(bytes("'ustar'"), 0, tar, 257, 5);
        tar[wrong] = 'x';
        assertEquals(kind, FileKind.of(tar));
        assertEquals(FileKind.OTHER, FileKind.of(Arrays.copyOf(tar, 262)));
    }

    @Test
    void onlyTheBeginningOfATextIsLookedAt() {
        byte[] text = new byte[2000];
        Arrays.fill(text, (byte) '1');
        text[1024] = 0;
        assertEquals(FileKind.TEXT, FileKind.of(text));
        text[1023] = 0;
        assertEquals(FileKind.OTHER, FileKind.of(text));
    }

    @Test
    void aKindIsDataOrHasASentence() {
        for (FileKind kind : FileKind.values()) {
            String sentence = kind.sentence("a.bin");
            assertEquals(kind.isData(), sentence.equals("a.bin ."), sentence);
        }
        assertEquals(
                "a.bin is an archive of a kind that is not read here; unpack it first.",
                FileKind.ARCHIVE.sentence("a.bin"));
    }
}
