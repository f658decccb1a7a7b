package inkling.data.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, as its first bytes tell; those that are no data say what they are and what to do about it. */
public enum FileKind {
    IDX(""),
    NPY(""),
    GZIP(""),
    ZIP(""),
    /** Numbers or words in lines. */
    TEXT(""),
    EMPTY("is empty; get it again"),
    LFS_POINTER("is a Git LFS pointer, which only stands for the file; fetch the file itself with 'git lfs pull'"),
    WEB_PAGE("is a web page, perhaps what a server answered in the place of the file; download the file again"),
    JSON("is a JSON file; data sets are IDX, CSV or .npz files"),
    PICTURE("is a single picture; data sets are IDX, CSV or .npz files, and one picture is read by dropping it on the"
            + " pad or with 'classify'"),
    NETWORK("is a saved network, not a data set; open it as a network"),
    PDF("is a PDF document; data sets are IDX, CSV or .npz files"),
    HDF5(
            "is an HDF5 file (Keras, MATLAB 7.3); save its arrays with numpy.savez as x_train, y_train, x_test and y_test"),
    MATLAB("is a MATLAB file; save its arrays with numpy.savez as x_train, y_train, x_test and y_test"),
    PARQUET("is a Parquet file; save its table as CSV, or its arrays with numpy.savez"),
    PICKLE("is a Python pickle, which can run any program when it is read; save its arrays with numpy.savez"),
    ARCHIVE("is an archive of a kind that is not read here; unpack it first"),
    OTHER("is no data set that can be read; data sets are IDX, CSV or .npz files");

    private static final int LOOKED_AT = 1024;

    private final String foreign;

    FileKind(String foreign) {
        this.foreign = foreign;
    }

    /** Whether it may be data, or a part of it. */
    public boolean isData() {
        return foreign.isEmpty();
    }

    /** A sentence that says what the file is, if it is no data. */
    String sentence(String name) {
        return name + " " + foreign + ".";
    }

    /** The kind of a file with these bytes, of which the first thousand or so are enough. */
    public static FileKind of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        if (begins(bytes, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (begins(bytes, 'P', 'K', 3, 4) || begins(bytes, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (begins(bytes, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return NPY;
        }
        if (begins(bytes, 0, 0)
                && bytes.length >= 4
                && bytes[2] >= 8
                && bytes[2] <= 14
                && bytes[3] >= 1
                && bytes[3] <= 5) {
            return IDX;
        }
        FileKind program = ofProgram(bytes);
        return program == OTHER ? ofText(bytes) : program;
    }

    /** Files that other programs read. */
    private static FileKind ofProgram(byte[] bytes) {
        if (begins(bytes, 0x89, 'P', 'N', 'G')
                || begins(bytes, 0xff, 0xd8, 0xff)
                || begins(bytes, 'G', 'I', 'F', '8')
                || (begins(bytes, 'B', 'M') && bytes.length > 6 && bytes[6] == 0)) {
            return PICTURE;
        }
        if (begins(bytes, 'R', 'I', 'F', 'F') || begins(bytes, 'I', 'I', 42, 0) || begins(bytes, 'M', 'M', 0, 42)) {
            return PICTURE;
        }
        if (begins(bytes, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (begins(bytes, 0x89, 'H', 'D', 'F')) {
            return HDF5;
        }
        if (begins(bytes, 'M', 'A', 'T', 'L', 'A', 'B')) {
            return MATLAB;
        }
        if (begins(bytes, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (begins(bytes, 0x80) && bytes.length > 1 && bytes[1] >= 2 && bytes[1] <= 5) {
            return PICKLE;
        }
        if (bytes.length > 9 && bytes[8] == '{' && bytes[5] == 0 && bytes[6] == 0 && bytes[7] == 0) {
            return NETWORK;
        }
        boolean tar = bytes.length > 262 && bytes[257] == 'u' && bytes[258] == 's' && bytes[259] == 't';
        boolean packed = begins(bytes, '7', 'z', 0xbc, 0xaf)
                || begins(bytes, 'R', 'a', 'r', '!')
                || begins(bytes, 0xfd, '7', 'z', 'X', 'Z')
                || begins(bytes, 'B', 'Z', 'h')
                || begins(bytes, 0x28, 0xb5, 0x2f, 0xfd);
        return tar || packed ? ARCHIVE : OTHER;
    }

    private static FileKind ofText(byte[] bytes) {
        int from = markLength(bytes);
        int end = Math.min(bytes.length, LOOKED_AT);
        for (int i = from; i < end; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return OTHER;
            }
        }
        String head = new String(bytes, from, end - from, StandardCharsets.UTF_8)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (head.startsWith("version https://git-lfs")) {
            return LFS_POINTER;
        }
        if (head.startsWith("<!doctype")
                || head.startsWith("<html")
                || head.startsWith("<?xml")
                || head.startsWith("<head")) {
            return WEB_PAGE;
        }
        return head.startsWith("{") || head.startsWith("[") ? JSON : head.isEmpty() ? EMPTY : TEXT;
    }

    /** The length of a byte order mark of UTF-8 at the beginning: 3 or 0. */
    static int markLength(byte[] bytes) {
        return begins(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
