package inkling.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Random32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureMapTest {
    private static final int HEIGHT = 20;
    private static final int WIDTH = 30;

    /** The series are exact to twelve digits at 45°, and an angle is taken from both. */
    private static final double EXACT = 1e-11;

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 45})
    void rotatingTurnsByAnyAngleUpToItsStrength(int strength) {
        Random32 random = new Random32(3);
        Augmentation rotate = new Augmentation(0, strength, 0, 0, 0, 5, 0);
        double most = 0;
        for (int i = 0; i < 500; i++) {
            PictureMap map = PictureMap.draw(rotate, HEIGHT, WIDTH, random);
            double angle = Math.atan2(map.yx(), map.xx());
            assertEquals(Math.cos(angle), map.xx(), EXACT);
            assertEquals(-Math.sin(angle), map.xy(), EXACT);
            assertEquals(Math.sin(angle), map.yx(), EXACT);
            assertEquals(Math.cos(angle), map.yy(), EXACT);
            most = Math.max(most, Math.abs(Math.toDegrees(angle)));
        }
        assertTrue(most <= strength && most > 0.95 * strength, "at most " + most + "°");
    }

    @Test
    void scalingShearingAndShiftingReachTheirStrengths() {
        Random32 random = new Random32(4);
        Augmentation strengths = new Augmentation(2, 0, 20, 30, 0, 5, 0);
        double wide = 0;
        double lean = 0;
        int[] shifts = new int[5];
        for (int i = 0; i < 500; i++) {
            PictureMap map = PictureMap.draw(strengths, HEIGHT, WIDTH, random);
            assertEquals(0, map.yx(), EXACT);
            wide = Math.max(wide, Math.abs(1 / map.xx() - 1));
            lean = Math.max(lean, Math.abs(map.xy() / map.yy()));
            shifts[map.shiftX() + 2]++;
            shifts[map.shiftY() + 2]++;
        }
        assertEquals(0.2, wide, 0.005);
        assertEquals(0.3, lean, 0.005);
        for (int count : shifts) {
            assertEquals(200, count, 60, "every shift is as likely");
        }
    }

    @Test
    void theCentreStaysWhereItIsButForTheShift() {
        Random32 random = new Random32(5);
        for (int i = 0; i < 100; i++) {
            PictureMap map = PictureMap.draw(new Augmentation(3, 20, 20, 20, 0, 5, 0), HEIGHT, WIDTH, random);
            assertEquals((WIDTH - 1) / 2.0, map.centreX());
            assertEquals((HEIGHT - 1) / 2.0, map.centreY());
            double x = map.centreX() + map.shiftX();
            double y = map.centreY() + map.shiftY();
            double one = 65_536;
            assertEquals(map.centreX(), map.originX() / one + map.xx() * x + map.xy() * y, 1 / one);
            assertEquals(map.centreY(), map.originY() / one + map.yx() * x + map.yy() * y, 1 / one);
        }
    }

    /** Where the new picture shows a point of the old one: the map the other way round. */
    private static double[] shows(PictureMap map, double oldX, double oldY) {
        double x = oldX - map.centreX();
        double y = oldY - map.centreY();
        double determinant = map.xx() * map.yy() - map.xy() * map.yx();
        return new double[] {
            (map.yy() * x - map.xy() * y) / determinant + map.centreX() + map.shiftX(),
            (map.xx() * y - map.yx() * x) / determinant + map.centreY() + map.shiftY()
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1.5})
    void whatIsShownOfABoxIsTheSmallestBoxAroundItsCorners(double reach) {
        Random32 random = new Random32(6);
        for (int i = 0; i < 100; i++) {
            PictureMap map = PictureMap.draw(new Augmentation(3, 40, 30, 30, 0, 5, 0), HEIGHT, WIDTH, random);
            double left = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (int corner = 0; corner < 4; corner++) {
                double[] point =
                        shows(map, corner % 2 == 0 ? 6 - reach : 24 + reach, corner / 2 == 0 ? 3 - reach : 14 + reach);
                left = Math.min(left, point[0]);
                right = Math.max(right, point[0]);
                top = Math.min(top, point[1]);
                bottom = Math.max(bottom, point[1]);
            }
            PictureMap.Box box = map.shown(6, 24, 3, 14, reach);
            double rounding = 1e-9;
            assertEquals((int) Math.floor(left + rounding), box.left());
            assertEquals((int) Math.ceil(right - rounding), box.right());
            assertEquals((int) Math.floor(top + rounding), box.top());
            assertEquals((int) Math.ceil(bottom - rounding), box.bottom());
        }
    }

    @Test
    void pixelsAreRoundedToSixteenBits() {
        assertEquals(65_536, PictureMap.fixed(1));
        assertEquals(-98_304, PictureMap.fixed(-1.5));
        assertEquals(1, PictureMap.fixed(0.5 / 65_536));
        assertEquals(0, PictureMap.fixed(0.49 / 65_536));
        assertEquals(0, PictureMap.fixed(-0.5 / 65_536));
    }
}
