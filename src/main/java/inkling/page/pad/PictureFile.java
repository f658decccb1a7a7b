package inkling.page.pad;

/**
 * Whether a picture's file has come to its end. Browsers show what there is of a file that is cut short, and half an 8 is
 * another digit. Sources: ISO/IEC 10918-1 (JPEG), annex B; the PNG specification, section 5; the GIF89a specification.
 */
final class PictureFile {
    private static final int PNG_CHUNKS = 8;
    private static final int PNG_FRAME = 12;
    private static final int GIF_HEADER = 13;
    private static final int GIF_FRAME = 10;

    private final byte[] bytes;

    private PictureFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether a JPEG, PNG or GIF file ends before its first picture does; others are left to the browser. */
    static boolean isCutShort(byte[] bytes) {
        PictureFile file = new PictureFile(bytes);
        if (file.begins(0xff, 0xd8)) {
            return !file.hasJpegEnd();
        }
        if (file.begins(0x89, 'P', 'N', 'G')) {
            return !file.hasPngEnd();
        }
        return file.begins('G', 'I', 'F', '8') && !file.hasGifFrame();
    }

    private boolean begins(int... with) {
        for (int i = 0; i < with.length; i++) {
            if (at(i) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** A byte, 0 to 255; -1 beyond the end. */
    private int at(long index) {
        return index < bytes.length ? bytes[(int) index] & 0xff : -1;
    }

    private long bigEndian(long from, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | Math.max(0, at(from + i));
        }
        return value;
    }

    /** Segments up to the first scan, after which there is an end marker; those of thumbnails are within segments. */
    private boolean hasJpegEnd() {
        long at = 2;
        while (at(at) == 0xff && at(at + 1) != 0xda) {
            at += at(at + 1) == 0xff ? 1 : 2 + bigEndian(at + 2, 2);
        }
        for (int end = bytes.length - 2; end > at; end--) {
            if (at(end) == 0xff && at(end + 1) == 0xd9) {
                return true;
            }
        }
        return false;
    }

    private boolean hasPngEnd() {
        long at = PNG_CHUNKS;
        while (at < bytes.length) {
            if (bigEndian(at + 4, 4) == 0x4945_4e44) {
                return true;
            }
            at += PNG_FRAME + bigEndian(at, 4);
        }
        return false;
    }

    /** Whether the blocks of the first picture end within the file. */
    private boolean hasGifFrame() {
        long at = (long) GIF_HEADER + colours(at(10));
        while (at(at) == '!') {
            at = afterBlocks(at + 2);
        }
        return at(at) == ',' && afterBlocks(at + GIF_FRAME + colours(at(at + GIF_FRAME - 1)) + 1) <= bytes.length;
    }

    /** Bytes of a table of colours; 0 where the flags say that there is none. */
    private static int colours(int flags) {
        return flags >= 0 && (flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0;
    }

    /** Where a row of blocks, each after its length, has ended; beyond the file if it does not. */
    private long afterBlocks(long from) {
        long at = from;
        while (at(at) > 0) {
            at += at(at) + 1;
        }
        return at + 1;
    }
}
