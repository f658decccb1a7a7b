package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTest {
    /** Boxes given as left, top, right, bottom. */
    private static List<Ink.Box> boxes(double... sides) {
        List<Ink.Box> boxes = new ArrayList<>();
        for (int i = 0; i < sides.length; i += 4) {
            boxes.add(new Ink.Box(sides[i], sides[i + 1], sides[i + 2], sides[i + 3]));
        }
        return boxes;
    }

    @ParameterizedTest
    @CsvSource({
        // The longest side is 100: side by side a gap of 10 divides, one above the other a gap of 25.
        "59, 0, 90, 100, 1",
        "60, 0, 90, 100, 2",
        "-90, 0, -9, 100, 1",
        "-90, 0, -10, 100, 2",
        "0, 124, 50, 190, 1",
        "0, 125, 50, 190, 2",
        "0, -90, 50, -24, 1",
        "0, -90, 50, -25, 2",
        "10, 10, 30, 90, 1"
    })
    void piecesStandApartWhereThereIsEnoughBetweenThem(
            double left, double top, double right, double bottom, int groups) {
        List<Ink.Box> boxes = boxes(0, 0, 50, 100, left, top, right, bottom);
        assertEquals(groups, Sheet.apart(boxes).size());
        assertEquals(groups, Sheet.apart(List.of(boxes.get(1), boxes.get(0))).size(), "in any order");
    }

    @Test
    void aPieceThatBridgesTwoGroupsJoinsThem() {
        List<Ink.Box> boxes = boxes(0, 0, 30, 100, 80, 0, 110, 100, 200, 0, 230, 100, 25, 40, 85, 50);
        assertEquals(List.of(List.of(3, 1, 0), List.of(2)), sorted(Sheet.apart(boxes)));
    }

    /** What was joined reaches farther than each piece did, in all four directions. */
    @ParameterizedTest
    @CsvSource({"-60, 0, -20, 100", "110, 0, 150, 100", "0, -140, 50, -60", "0, 160, 50, 240"})
    void aGroupReachesAsFarAsItsPieces(double left, double top, double right, double bottom) {
        double middleX = (Math.max(0, left) + Math.min(50, right)) / 2;
        double middleY = (Math.max(0, top) + Math.min(100, bottom)) / 2;
        List<Ink.Box> boxes =
                boxes(0, 0, 50, 100, middleX - 32, middleY - 32, middleX + 32, middleY + 32, left, top, right, bottom);
        assertEquals(1, Sheet.apart(boxes).size());
    }

    private static List<List<Integer>> sorted(List<List<Integer>> groups) {
        List<List<Integer>> sorted = new ArrayList<>();
        for (List<Integer> group : groups) {
            sorted.add(group.stream().sorted((a, b) -> b - a).toList());
        }
        return sorted;
    }

    @Test
    void partsComeFromLeftToRightAndSmallOnesAreLeftOut() {
        List<Ink.Box> boxes = boxes(200, 0, 260, 100, 0, 0, 60, 100, 100, 0, 120, 39, 140, 0, 160, 40);
        assertEquals(List.of(List.of(1), List.of(3), List.of(0)), Sheet.apart(boxes));
        assertEquals(List.of(), Sheet.apart(List.of()));
    }

    private static final Stroke ONE = Stroke.of(0, 0, 0, 100);
    private static final Stroke SEVEN = Stroke.of(60, 0, 110, 0, 80, 100);

    @Test
    void twoDigitsAreTwoPartsEachFramedByItself() {
        Sheet sheet = Sheet.of(Ink.of(List.of(SEVEN, Stroke.of(), ONE)));
        assertArrayEquals(Framing.frame(Ink.of(List.of(SEVEN, ONE))), sheet.picture());
        assertEquals(2, sheet.parts().size());
        assertArrayEquals(Framing.frame(Ink.of(List.of(ONE))), sheet.parts().get(0));
        assertArrayEquals(Framing.frame(Ink.of(List.of(SEVEN))), sheet.parts().get(1));
    }

    @Test
    void oneDigitHasNoParts() {
        assertEquals(0, Sheet.of(Ink.of(List.of(SEVEN))).parts().size());
        assertEquals(0, Sheet.of(Ink.BLANK).parts().size());
    }

    @Test
    void aSheetIsBlankWithoutAnyInk() {
        assertTrue(Sheet.of(Ink.BLANK).isBlank());
        assertFalse(Sheet.of(Ink.of(List.of(ONE))).isBlank());
        float[] picture = new float[9];
        assertTrue(new Sheet(picture, List.of()).isBlank());
        picture[8] = 0.01f;
        assertFalse(new Sheet(picture, List.of()).isBlank());
    }

    @Test
    void anotherSizeHasThePartsToo() {
        Sheet sheet = Sheet.of(Ink.of(List.of(ONE, SEVEN)));
        Sheet scaled = PictureScaling.ofSheet(sheet, true, 14, 14);
        assertArrayEquals(PictureScaling.ofFramed(sheet.picture(), 14, 14), scaled.picture());
        assertEquals(2, scaled.parts().size());
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(
                    PictureScaling.scaled(sheet.parts().get(i), 28, 28, 14, 14),
                    scaled.parts().get(i));
        }
        assertEquals(0, PictureScaling.ofSheet(sheet, false, 14, 14).parts().size(), "other things may have parts");
    }
}
