package inkling.ink;

import java.util.List;

/** How people write the digits, everyday variants included. */
final class Skeletons {
    private static final String OVAL = "38,0 14,12 2,45 10,84 33,100 56,86 66,50 56,13 38,0";
    private static final String LAPPED_OVAL = "50,8 36,0 12,14 2,50 12,88 36,100 60,85 68,50 58,15 36,3 20,10";
    private static final String TIGHT_OVAL = "34,20 22,30 17,50 22,70 34,80 46,70 51,50 46,30 34,20";
    private static final String FIVE_WITHOUT_HAT = "14,0 7,43 7,43 32,37 58,52 58,82 34,100 0,92";
    private static final String PLAIN_SEVEN = "0,4 60,0 60,0 22,100";
    private static final String SERIF_SEVEN = "3,20 5,3 5,3 64,2 64,2 26,100";
    private static final String CURVED_SEVEN = "0,8 26,5 58,2 58,2 40,36 28,70 24,100";
    private static final String WAVY_SEVEN = "0,16 10,2 30,10 60,0 60,0 36,46 26,100";
    private static final String ROUND_SEVEN = "0,6 36,0 60,12 56,44 36,80 30,100";
    private static final String HOOKED_SEVEN = "4,24 18,4 50,4 54,22 36,62 30,100";

    /** The skeletons of the digits 0 to 9. */
    static final List<List<Skeleton>> OF_DIGITS = List.of(
            // Zeros.
            List.of(
                    Skeleton.of(4, OVAL),
                    Skeleton.of(2, "30,0 12,14 6,50 14,88 30,100 44,88 50,50 44,12 30,0"),
                    Skeleton.of(3, LAPPED_OVAL),
                    // The end curled inwards; the top left open.
                    Skeleton.of(.8, "30,6 10,20 2,55 20,95 50,95 70,55 56,12 30,4 28,20 40,34"),
                    Skeleton.of(.6, "20,4 4,40 12,86 40,100 66,76 66,30 46,4"),
                    Skeleton.of(.6, "50,18 28,14 32,2 54,4 74,32 76,70 54,96 18,84 4,46"),
                    // Slashed, steeply and far beyond, from edge to edge, a little beyond, and within; dotted.
                    Skeleton.of(1.5, "34,14 16,24 6,50 14,78 30,88 48,78 58,50 52,24 34,14", "46,-2 16,104"),
                    Skeleton.of(1, OVAL, "64,4 6,96"),
                    Skeleton.of(1, LAPPED_OVAL, "74,-6 -4,106"),
                    Skeleton.of(1, OVAL, "50,26 20,74"),
                    Skeleton.of(2.5, TIGHT_OVAL, "40,-2 26,104"),
                    Skeleton.of(1, TIGHT_OVAL, "60,4 6,98"),
                    Skeleton.of(1, "40,18 14,22 0,48 10,76 34,84 60,74 70,48 60,24 36,18", "52,0 16,100"),
                    Skeleton.of(1.5, "40,36 14,40 0,54 12,68 40,70 66,58 62,42 36,35", "46,-2 40,104"),
                    Skeleton.of(1, "36,20 14,28 4,44 14,60 36,62 56,50 54,30 32,19", "44,-2 38,104"),
                    // The slash in one go with the oval.
                    Skeleton.of(.7, "50,10 30,4 10,20 4,52 14,84 34,94 54,80 58,46 50,10 64,-4 64,-4 2,104"),
                    Skeleton.of(.5, OVAL, "34,47 35,53")),
            // Ones.
            List.of(
                    Skeleton.of(5, "20,0 20,50 20,100"),
                    // With a flag: short, long, curved.
                    Skeleton.of(3, "2,22 28,0 28,0 28,100"),
                    Skeleton.of(2, "0,38 36,0 36,0 36,100"),
                    Skeleton.of(1, "0,26 16,18 28,0 28,0 28,50 28,100"),
                    Skeleton.of(1.5, "2,14 26,4 26,4 25,100"),
                    Skeleton.of(1, "0,8 14,10 26,0 26,0 22,100"),
                    // The flag level, as a seven's bar but short; or folded back upon the stem.
                    Skeleton.of(4, "0,6 28,2 28,2 27,100"),
                    Skeleton.of(1.5, "0,10 16,4 30,6 31,24 28,100"),
                    Skeleton.of(1, "22,22 21,12 30,0 30,0 26,100"),
                    Skeleton.of(3, "0,4 30,0 30,0 29,100"),
                    Skeleton.of(2, "0,8 32,1 32,1 20,100"),
                    Skeleton.of(2, "0,5 29,2 29,2 14,98"),
                    // The flag nearly as long as the stem.
                    Skeleton.of(1.5, "0,54 24,0 24,0 30,100"),
                    Skeleton.of(1, "0,80 34,0 34,0 40,100"),
                    Skeleton.of(.7, "8,40 14,12 26,0 26,0 8,100"),
                    Skeleton.of(.7, "0,27 26,18 48,0 48,0 50,100"),
                    // With a hook where it ends.
                    Skeleton.of(.7, "22,20 32,1 8,62 2,97 16,87"),
                    Skeleton.of(.7, "8,15 12,1 2,60 6,98 14,80"),
                    // With a foot.
                    Skeleton.of(2, "6,24 30,0 30,0 30,100", "2,100 56,99"),
                    Skeleton.of(1, "0,34 38,0 38,0 30,100", "-10,100 80,96"),
                    Skeleton.of(.7, "0,36 32,0 32,0 32,100", "6,100 58,99"),
                    Skeleton.of(1, "-4,24 30,0 30,0 26,100", "-10,100 78,98"),
                    Skeleton.of(.7, "4,44 38,4 38,4 36,82", "-6,96 70,98"),
                    Skeleton.of(.5, "40,0 37,74", "40,0 16,22 4,40", "12,78 0,87 30,87 80,91"),
                    Skeleton.of(.5, "2,30 30,0 30,0 28,98 28,98 -6,100 -6,100 66,97"),
                    Skeleton.of(.4, "26,0 26,100", "0,100 54,100")),
            // Twos.
            List.of(
                    Skeleton.of(3, "4,22 18,4 42,0 60,16 54,40 30,70 2,100 2,100 66,98"),
                    Skeleton.of(2, "5,20 25,0 52,8 56,32 38,66 16,95 3,92 10,80 28,86 46,98 70,92"),
                    Skeleton.of(2, "0,30 12,6 36,0 58,14 57,36 38,66 4,98 4,98 26,91 48,99 70,93"),
                    Skeleton.of(1, "4,10 30,0 54,12 50,40 26,72 0,96 0,96 34,100 62,98"),
                    // Like a Z; with a wide loop; with a small head on a wide foot.
                    Skeleton.of(1, "2,10 30,0 60,4 60,4 4,98 4,98 66,96"),
                    Skeleton.of(1.5, "12,20 30,0 54,14 46,50 20,86 2,86 6,68 26,72 46,92 80,94"),
                    Skeleton.of(1, "14,16 36,0 56,14 44,42 0,84 0,84 40,82 80,86"),
                    // With a short foot; with a head or a foot curled up.
                    Skeleton.of(.7, "6,20 28,0 54,14 50,40 10,94 10,94 40,92"),
                    Skeleton.of(1, "16,34 6,16 28,0 56,10 54,40 30,74 6,97 0,84 14,76 40,92 68,90"),
                    Skeleton.of(1, "22,27 8,22 12,6 36,0 58,16 46,50 2,98 2,98 66,98"),
                    Skeleton.of(.6, "20,20 2,14 32,0 72,12 66,28 36,42 32,74 66,90 84,78")),
            // Threes.
            List.of(
                    Skeleton.of(3, "6,12 28,0 54,10 50,34 24,46 24,46 54,56 62,78 42,98 16,99 0,86"),
                    Skeleton.of(1, "6,0 6,0 58,1 58,1 28,40 28,40 54,50 62,76 42,99 14,98 0,86"),
                    Skeleton.of(2, "5,12 30,0 54,14 46,36 24,45 19,48 30,49 56,62 60,84 36,100 4,92"),
                    Skeleton.of(1, "8,6 36,0 56,18 44,40 24,50 16,44 28,44 52,54 60,78 44,97 20,100 0,94"),
                    Skeleton.of(1, "10,14 26,2 42,12 36,30 16,40 16,40 50,42 58,64 40,90 10,100"),
                    Skeleton.of(.7, "0,8 0,8 56,0 56,0 20,42 20,42 56,60 40,92 4,100"),
                    // A small belly, or both bellies all but closed.
                    Skeleton.of(1, "4,8 30,0 56,8 44,30 22,42 22,42 46,50 50,68 36,88 18,97"),
                    Skeleton.of(.7, "20,20 8,12 26,0 52,10 46,34 24,46 24,46 56,58 56,86 28,100 4,90 16,76")),
            // Fours.
            List.of(
                    // Open at the top, with a corner or a bowl, in two strokes or one.
                    Skeleton.of(3, "12,4 0,56 0,56 68,54", "52,8 46,100"),
                    Skeleton.of(2, "10,0 4,30 10,48 30,52 56,46", "60,0 54,50 50,100"),
                    Skeleton.of(1.5, "8,2 4,34 16,50 40,46 56,26 60,2 60,2 52,100"),
                    Skeleton.of(1, "16,0 2,50 2,50 60,50", "42,24 38,100"),
                    Skeleton.of(1, "30,0 0,60 0,60 62,52", "52,20 28,100"),
                    // With a long low bar, on which the stem begins.
                    Skeleton.of(1.5, "16,2 4,60 4,60 86,56", "46,36 42,100"),
                    Skeleton.of(1, "30,0 -2,66 -2,66 80,62", "40,42 34,100"),
                    Skeleton.of(.7, "38,0 0,54 0,54 64,46", "46,38 20,100"),
                    // Open, the bowl running straight up into the stem.
                    Skeleton.of(.7, "22,4 10,0 0,20 6,40 24,46 60,14 60,14 26,100"),
                    Skeleton.of(.7, "30,8 24,0 2,30 6,46 56,54 62,28 62,28 56,100"),
                    // Like a stroke of lightning.
                    Skeleton.of(1, "40,0 4,50 4,50 56,44 56,44 40,100"),
                    // Closed, in two strokes or one.
                    Skeleton.of(2, "50,0 0,62 0,62 70,62", "50,0 50,100"),
                    Skeleton.of(1.5, "46,100 50,0 50,0 2,60 2,60 68,60"),
                    Skeleton.of(1.5, "50,6 26,24 6,48 10,57 36,54 68,50", "52,4 44,50 38,100"),
                    Skeleton.of(1, "30,100 46,4 46,4 20,26 0,50 0,50 34,50 74,44"),
                    Skeleton.of(1, "42,0 20,30 2,50 2,50 30,54 60,50", "46,2 42,50 40,100")),
            // Fives.
            List.of(
                    // The hat last, joined or apart.
                    Skeleton.of(2, FIVE_WITHOUT_HAT, "14,0 62,0"),
                    Skeleton.of(1.5, FIVE_WITHOUT_HAT, "20,3 70,-5"),
                    Skeleton.of(.7, FIVE_WITHOUT_HAT, "26,8 66,6"),
                    // One stroke, from the right; the last written like an S.
                    Skeleton.of(2, "62,0 14,2 14,2 6,44 6,44 30,37 58,50 58,82 34,100 0,92"),
                    Skeleton.of(1, "64,2 18,0 18,0 10,40 10,40 38,44 52,64 42,90 16,100 -2,96"),
                    Skeleton.of(1, "60,4 30,2 10,14 12,36 40,46 60,66 50,92 22,100 0,90"),
                    // Small, under a wide hat.
                    Skeleton.of(1, "20,2 16,38 16,38 40,38 54,60 40,86 2,90", "20,2 84,0"),
                    // Under hardly any; flat and wide; with a crooked neck.
                    Skeleton.of(1, FIVE_WITHOUT_HAT, "14,2 36,0"),
                    Skeleton.of(1, "20,6 12,36 12,36 40,38 52,62 36,92 2,96", "8,5 68,-3"),
                    Skeleton.of(1, "70,6 40,0 14,8 16,30 50,42 74,60 56,84 14,90"),
                    Skeleton.of(.7, "56,0 18,6 18,6 24,38 24,38 52,48 54,78 30,98 0,90"),
                    // The hat far above; across the neck.
                    Skeleton.of(.8, "34,20 10,46 10,46 40,52 50,68 32,90 0,100", "26,6 84,-8"),
                    Skeleton.of(.8, "34,-4 14,40 14,40 40,44 56,66 44,92 4,98", "18,8 60,4"),
                    Skeleton.of(.8, "44,0 22,42 22,42 58,52 70,70 56,90 6,98", "0,22 28,8 62,2"),
                    // The hat slanted, or written from the far end.
                    Skeleton.of(.6, "46,28 4,62 4,62 40,76 42,89 2,100", "16,28 76,0"),
                    Skeleton.of(.8, "24,6 0,36 16,40 50,48 68,66 56,90 10,97", "54,30 88,2 88,2 26,3"),
                    Skeleton.of(.6, "42,18 28,44 44,54 68,78 52,100", "4,12 80,0")),
            // Sixes.
            List.of(
                    Skeleton.of(3, "50,0 20,26 4,60 10,90 32,100 56,88 58,66 38,54 16,62 6,78"),
                    Skeleton.of(2, "40,0 14,38 2,72 16,97 42,98 56,80 44,62 24,62 6,78"),
                    Skeleton.of(1.5, "58,10 42,0 16,16 2,56 12,92 36,100 58,84 54,62 32,54 8,70"),
                    Skeleton.of(1, "14,0 4,40 4,78 20,100 44,96 52,76 38,60 20,66 12,90"),
                    Skeleton.of(1, "46,0 18,34 6,70 20,96 44,94 50,76 36,66 22,76 22,90"),
                    Skeleton.of(1, "26,0 6,34 2,74 24,100 58,96 74,72 54,50 30,56 10,82"),
                    // With a flag where it begins.
                    Skeleton.of(.7, "0,26 16,0 16,0 8,44 4,84 22,100 48,90 46,70 34,64"),
                    Skeleton.of(.7, "0,38 26,0 26,0 14,50 14,86 28,98 38,84 32,66"),
                    // With a narrow loop; like a G.
                    Skeleton.of(1, "24,0 10,40 6,80 16,98 29,90 27,73 16,68 8,82"),
                    Skeleton.of(1, "58,10 36,0 10,22 2,60 14,94 44,99 62,80 50,62 22,64")),
            // Sevens.
            List.of(
                    Skeleton.of(3, PLAIN_SEVEN),
                    Skeleton.of(.7, "0,10 40,2 74,4 74,4 62,40 48,84"),
                    Skeleton.of(1.5, ROUND_SEVEN),
                    Skeleton.of(2, HOOKED_SEVEN),
                    Skeleton.of(1, "0,30 8,10 58,2 58,2 30,100"),
                    Skeleton.of(.7, "0,10 46,0 74,12 56,50 30,96"),
                    Skeleton.of(1, SERIF_SEVEN),
                    // Curled where it begins.
                    Skeleton.of(.7, "24,26 4,20 10,2 44,2 60,16 40,60 24,100"),
                    Skeleton.of(.6, "12,12 14,2 36,0 42,10 20,50 2,98"),
                    Skeleton.of(2, CURVED_SEVEN),
                    Skeleton.of(.7, WAVY_SEVEN),
                    // Crossed.
                    Skeleton.of(2, PLAIN_SEVEN, "14,50 62,48"),
                    Skeleton.of(.7, SERIF_SEVEN, "16,54 68,50"),
                    Skeleton.of(1.5, CURVED_SEVEN, "8,52 58,50"),
                    Skeleton.of(.7, ROUND_SEVEN, "14,52 76,48"),
                    Skeleton.of(.7, HOOKED_SEVEN, "10,52 66,46"),
                    Skeleton.of(.7, "6,10 24,0 50,4 56,26 46,64 38,100", "32,70 24,58 78,46"),
                    Skeleton.of(.7, ROUND_SEVEN, "8,68 2,60 16,54 60,51"),
                    Skeleton.of(.7, "10,8 2,2 34,2 64,14 66,40 44,76 12,100", "4,66 8,53 60,50"),
                    Skeleton.of(.7, "4,28 8,4 34,12 60,2 60,2 30,100", "8,56 68,50"),
                    Skeleton.of(.5, WAVY_SEVEN, "10,56 58,46")),
            // Eights.
            List.of(
                    // One stroke: from the upper right, left open there, or from the middle.
                    Skeleton.of(3, "52,14 32,0 10,10 12,32 36,48 58,68 52,92 28,100 4,88 6,66 30,48 52,30 52,12"),
                    Skeleton.of(2, "58,8 36,0 10,12 14,34 38,50 54,70 46,94 22,100 6,86 16,62 42,36 64,14"),
                    Skeleton.of(2, "32,47 10,30 14,8 36,0 54,14 50,34 28,50 4,70 10,94 36,100 58,88 54,64 32,47"),
                    Skeleton.of(1.5, "62,10 36,0 14,14 30,42 50,70 40,96 16,96 10,74 34,44 62,8"),
                    // One of the loops small; the lower one all but a line.
                    Skeleton.of(1, "58,16 34,0 6,16 14,40 36,52 46,72 32,94 16,86 24,66 44,44 58,16"),
                    Skeleton.of(1, "42,10 30,2 20,12 28,30 50,50 60,78 38,100 8,90 6,66 26,42 40,26 44,10"),
                    Skeleton.of(1.5, "46,10 28,0 10,14 16,34 30,48 38,70 29,100 20,84 26,60 40,38 50,16"),
                    // Open at the top, the end far out.
                    Skeleton.of(1.5, "48,8 24,2 6,18 20,40 48,60 50,88 24,100 6,84 20,60 70,0"),
                    Skeleton.of(.7, "44,14 26,2 8,16 20,40 46,62 44,90 20,100 4,84 24,56 44,38 80,30"),
                    // An S and a line that closes it.
                    Skeleton.of(1, "50,8 26,0 10,16 24,42 48,60 48,88 22,100 4,88", "62,4 6,86"),
                    // Two loops, one on the other.
                    Skeleton.of(
                            1.5, "32,0 12,10 12,34 32,46 52,34 52,10 32,0", "32,46 6,60 6,88 32,100 58,88 58,60 32,46"),
                    Skeleton.of(
                            .7, "36,2 16,12 18,38 38,44 54,28 50,8 34,2", "34,42 6,60 8,90 32,100 54,86 52,56 30,42")),
            // Nines.
            List.of(
                    Skeleton.of(3, "54,14 36,0 10,8 2,30 16,46 40,40 54,14 54,14 50,100"),
                    Skeleton.of(1.5, "54,12 34,0 8,10 4,34 24,48 48,36 56,10 56,10 56,60 40,94 10,96"),
                    Skeleton.of(1.5, "50,10 28,0 6,16 6,38 28,46 50,30 54,10 50,50 38,100"),
                    Skeleton.of(1, "30,0 6,12 6,38 30,48 52,34 50,10 30,0", "54,4 52,100"),
                    Skeleton.of(1, "56,4 30,2 6,18 8,42 30,46 50,30 58,6 54,50 46,80 26,100"),
                    // Slanted, the loop pointed or not quite closed.
                    Skeleton.of(1, "60,12 36,2 10,20 6,42 26,46 58,14 58,14 20,100"),
                    Skeleton.of(1, "54,6 24,2 6,24 24,40 50,26 50,26 44,60 40,100"),
                    // With a tail bent sharply, like a g.
                    Skeleton.of(1, "50,10 24,0 4,20 20,42 50,30 54,8 54,8 50,94 50,94 0,96"),
                    Skeleton.of(1, "56,14 34,0 8,10 12,34 36,40 56,22 56,22 60,60 56,96 30,98 -8,92"),
                    // Begun at the far right, like a fish.
                    Skeleton.of(.8, "96,44 60,34 14,20 4,8 22,0 60,2 86,16 80,42 38,100"),
                    // With a small head, or a flat one.
                    Skeleton.of(1, "42,12 28,2 20,18 26,34 38,24 42,10 42,10 36,100"),
                    Skeleton.of(.7, "58,12 20,10 4,28 14,42 56,16 56,16 30,100")));

    private Skeletons() {}
}
