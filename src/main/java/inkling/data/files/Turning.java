package inkling.data.files;

import inkling.data.Idx;

/**
 * Pictures that lie on their side: EMNIST's files have them column by column. Latin letters and digits are taller than
 * wide, which tells such pictures from those that somebody has already set upright.
 */
final class Turning {
    private Turning() {}

    /** Whether the ink of the pictures is wider than tall, on average. */
    static boolean areWide(Idx.Images images) {
        long difference = 0;
        for (int i = 0; i < images.count(); i++) {
            difference += widerBy(images, images.offset() + i * images.pixels());
        }
        return difference > 0;
    }

    private static int widerBy(Idx.Images images, int from) {
        int left = images.width();
        int right = -1;
        int top = images.height();
        int bottom = -1;
        for (int p = 0; p < images.pixels(); p++) {
            if (images.bytes()[from + p] < 0) { // 128 or more: ink, and not the soft edge of it.
                int x = p % images.width();
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, p / images.width());
                bottom = p / images.width();
            }
        }
        return right < 0 ? 0 : right - left - (bottom - top);
    }

    /** The pictures with rows and columns exchanged. */
    static Idx.Images transposed(Idx.Images images, MemoryBudget budget) {
        int height = images.height();
        int width = images.width();
        budget.take("The upright pictures", (long) images.count() * images.pixels());
        byte[] turned = new byte[images.count() * images.pixels()];
        for (int i = 0; i < images.count(); i++) {
            int at = i * images.pixels();
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    turned[at + x * height + y] = images.bytes()[images.offset() + at + y * width + x];
                }
            }
        }
        return new Idx.Images(images.count(), width, height, turned, 0);
    }
}
