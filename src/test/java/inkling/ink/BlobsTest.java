package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlobsTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 100;

    private final boolean[] mask = new boolean[WIDTH * HEIGHT];

    /** A filled box, right and bottom excluded. */
    private BlobsTest box(int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                mask[y * WIDTH + x] = true;
            }
        }
        return this;
    }

    private Blobs blobs() {
        return new Blobs(mask, WIDTH, HEIGHT);
    }

    private static List<String> boxes(List<Blobs.Blob> blobs) {
        List<String> boxes = new ArrayList<>();
        for (Blobs.Blob blob : blobs) {
            boxes.add(blob.left() + " " + blob.top() + " " + blob.right() + " " + blob.bottom());
        }
        return boxes;
    }

    @Test
    void pixelsThatTouchAtACornerAreOnePiece() {
        box(40, 40, 60, 60).box(60, 60, 70, 70);
        List<Blobs.Blob> digit = blobs().digit();
        assertEquals(List.of("40 40 70 70"), boxes(digit));
        assertEquals(400 + 100, digit.get(0).pixels().length);
        assertEquals(30, digit.get(0).longerSide());
        boolean[] kept = new boolean[mask.length];
        digit.get(0).mark(kept);
        assertArrayEquals(mask, kept);
    }

    @Test
    void aPieceBelowTheSmallestSizeIsNoDigit() {
        // The smallest digit has 0.08 of the shorter side, 8 pixels.
        assertEquals(List.of(), blobs().digit());
        box(50, 50, 57, 57);
        assertEquals(List.of(), blobs().digit());
        box(50, 50, 57, 58);
        assertEquals(List.of("50 50 57 58"), boxes(blobs().digit()));
    }

    @Test
    void whatTouchesTheEdgeIsLeftOutUnlessThereIsNothingElse() {
        box(0, 30, 30, 60).box(90, 0, 110, 20).box(110, 70, 120, 90).box(20, 90, 50, 100);
        assertEquals(List.of("0 30 30 60"), boxes(blobs().digit()));
        box(60, 40, 70, 55);
        assertEquals(List.of("60 40 70 55"), boxes(blobs().digit()));
    }

    @Test
    void ofTwoPiecesTheOneNearerToTheMiddleCountsMore() {
        box(5, 5, 25, 25).box(55, 40, 70, 56);
        assertEquals("55 40 70 56", boxes(blobs().digit()).get(0));
        box(5, 5, 45, 35);
        assertEquals("5 5 45 35", boxes(blobs().digit()).get(0), "but size counts too");
    }

    @Test
    void whatIsNearAndNoSpeckBelongsToTheDigit() {
        // The main piece is 40 long and has 800 pixels: near is 8 pixels away, a speck has fewer than 24.
        box(50, 30, 70, 70);
        box(75, 40, 80, 45);
        box(40, 71, 48, 74);
        box(50, 20, 55, 24);
        box(79, 60, 85, 66);
        assertEquals(List.of("50 30 70 70", "75 40 80 45", "40 71 48 74"), boxes(blobs().digit()));
    }

    @Test
    void nearIsNearInAllFourDirections() {
        box(50, 30, 70, 70);
        box(36, 45, 41, 50);
        box(79, 45, 84, 50);
        box(55, 16, 60, 21);
        box(55, 79, 60, 84);
        assertEquals(List.of("50 30 70 70"), boxes(blobs().digit()), "9 pixels are too far");
        box(41, 45, 43, 50);
        box(77, 45, 79, 50);
        box(55, 21, 60, 23);
        box(55, 77, 60, 79);
        assertEquals(5, blobs().digit().size());
    }

    @Test
    void aBoxAroundTwoPiecesHoldsBoth() {
        Blobs.Blob one = new Blobs.Blob(new int[] {1}, 5, 20, 10, 30);
        Blobs.Blob other = new Blobs.Blob(new int[] {2}, 1, 25, 7, 50);
        assertEquals(List.of("1 20 10 50", "1 20 10 50"), boxes(List.of(one.around(other), other.around(one))));
        assertEquals(new Ink.Box(5, 20, 10, 30), one.box());
    }

    @Test
    void whatMayBeDigitsIsNoSpeck() {
        box(20, 30, 40, 70).box(60, 35, 80, 65).box(100, 50, 103, 53);
        assertEquals(List.of("20 30 40 70", "60 35 80 65"), boxes(blobs().inside()));
    }

    @Test
    void whatTouchesTheEdgeIsNotInside() {
        box(20, 30, 40, 70).box(0, 0, 5, 100).box(80, 0, 100, 40);
        assertEquals(List.of("20 30 40 70"), boxes(blobs().inside()));
    }
}
