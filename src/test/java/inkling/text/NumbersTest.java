package inkling.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void digitsAfterThePointAreRoundedAndFilledUp() {
        assertEquals("0.0729", Numbers.fixed(0.07292, 4));
        assertEquals("2.3000", Numbers.fixed(2.3, 4));
        assertEquals("1.00", Numbers.fixed(0.999, 2));
        assertEquals("−0.5", Numbers.fixed(-0.5, 1));
        assertEquals("0.00", Numbers.fixed(-0.001, 2));
    }

    @Test
    void whatIsNoNumberIsSaidInASign() {
        assertEquals("none", Numbers.fixed(Double.NaN, 4));
        assertEquals("∞", Numbers.fixed(Double.POSITIVE_INFINITY, 4));
        assertEquals("−∞", Numbers.fixed(Double.NEGATIVE_INFINITY, 0));
        assertEquals("1.0E30", Numbers.fixed(1e30, 4));
    }

    @Test
    void thousandsAreSetOff() {
        assertEquals("999", Numbers.whole(999));
        assertEquals("1,000", Numbers.whole(999.6));
        assertEquals("12,345,678", Numbers.whole(12_345_678));
    }

    @Test
    void onlyNextToCertainIsAHundredPercent() {
        assertEquals("0\u00a0%", Numbers.percent(0.004));
        assertEquals("97\u00a0%", Numbers.percent(0.974));
        assertEquals("99\u00a0%", Numbers.percent(0.998));
        assertEquals("100\u00a0%", Numbers.percent(0.9999));
        assertEquals("97.86\u00a0%", Numbers.exactPercent(0.9786));
    }

    @Test
    void timesAreAsPreciseAsTheyAreShort() {
        assertEquals("0\u00a0s", Numbers.time(0));
        assertEquals("12\u00a0s", Numbers.time(11.6));
        assertEquals("1\u00a0min\u00a00\u00a0s", Numbers.time(59.7));
        assertEquals("20\u00a0min", Numbers.time(1210));
        assertEquals("2\u00a0h\u00a010\u00a0min", Numbers.time(7800));
        assertEquals("very long", Numbers.time(Double.POSITIVE_INFINITY));
        assertEquals("very long", Numbers.time(Double.NaN));
    }

    @Test
    void timesThatAreKnownOnlyAboutHaveTwoDigits() {
        assertEquals("0.1\u00a0s", Numbers.about(0.004));
        assertEquals("3.4\u00a0s", Numbers.about(3.44));
        assertEquals("12\u00a0s", Numbers.about(12.3));
        assertEquals("2\u00a0min\u00a050\u00a0s", Numbers.about(171));
        assertEquals("23\u00a0min", Numbers.about(1384));
        assertEquals("3\u00a0h\u00a010\u00a0min", Numbers.about(11_175));
        assertEquals("very long", Numbers.about(Double.POSITIVE_INFINITY));
    }

    @Test
    void scriptsReadNumbersWithAllTheirDigits() {
        assertEquals("15", Numbers.exact(15));
        assertEquals("0", Numbers.exact(-0.0));
        assertEquals("0.9786", Numbers.exact(0.9786));
        assertEquals("NaN", Numbers.exact(Double.NaN));
    }

    @Test
    void countsAgreeWithTheirNoun() {
        assertEquals("1 epoch", Numbers.count(1, "epoch"));
        assertEquals("1,200 epochs", Numbers.count(1200, "epoch"));
        assertEquals("3.2 of 11.6\u00a0MB", Numbers.megabytes(3_210_000, 11_594_722));
    }
}
