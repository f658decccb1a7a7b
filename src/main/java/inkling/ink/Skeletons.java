package inkling.ink;

import java.util.List;

/** How people write the digits, everyday variants included. */
final class Skeletons {
    private Skeletons() {}

    /** The skeletons of a digit from 0 to 9. */
    static List<Skeleton> of(int digit) {
        return switch (digit) {
            case 0 -> zeros();
            case 1 -> ones();
            case 2 -> twos();
            case 3 -> threes();
            case 4 -> fours();
            case 5 -> MoreSkeletons.fives();
            case 6 -> MoreSkeletons.sixes();
            case 7 -> MoreSkeletons.sevens();
            case 8 -> MoreSkeletons.eights();
            case 9 -> MoreSkeletons.nines();
            default -> throw new IllegalArgumentException("A digit is a number from 0 to 9, not " + digit + ".");
        };
    }

    private static List<Skeleton> zeros() {
        String oval = "38,0 14,12 2,45 10,84 33,100 56,86 66,50 56,13 38,0";
        String narrow = "30,0 12,14 6,50 14,88 30,100 44,88 50,50 44,12 30,0";
        String lapped = "50,8 36,0 12,14 2,50 12,88 36,100 60,85 68,50 58,15 36,3 20,10";
        String small = "34,14 16,24 6,50 14,78 30,88 48,78 58,50 52,24 34,14";
        String tight = "34,20 22,30 17,50 22,70 34,80 46,70 51,50 46,30 34,20";
        String round = "40,18 14,22 0,48 10,76 34,84 60,74 70,48 60,24 36,18";
        String flat = "40,36 14,40 0,54 12,68 40,70 66,58 62,42 36,35";
        String high = "36,20 14,28 4,44 14,60 36,62 56,50 54,30 32,19";
        return List.of(
                Skeleton.of(4, oval),
                Skeleton.of(2, narrow),
                Skeleton.of(3, lapped),
                // The end curled inwards; the top left open.
                Skeleton.of(.8, "30,6 10,20 2,55 20,95 50,95 70,55 56,12 30,4 28,20 40,34"),
                Skeleton.of(.6, "20,4 4,40 12,86 40,100 66,76 66,30 46,4"),
                Skeleton.of(.6, "50,18 28,14 32,2 54,4 74,32 76,70 54,96 18,84 4,46"),
                // Slashed, steeply and far beyond, from edge to edge, a little beyond, and within; dotted.
                Skeleton.of(1.5, small, "46,-2 16,104"),
                Skeleton.of(1, oval, "64,4 6,96"),
                Skeleton.of(1, lapped, "74,-6 -4,106"),
                Skeleton.of(1, oval, "50,26 20,74"),
                Skeleton.of(2.5, tight, "40,-2 26,104"),
                Skeleton.of(1, tight, "60,4 6,98"),
                Skeleton.of(1, round, "52,0 16,100"),
                Skeleton.of(1.5, flat, "46,-2 40,104"),
                Skeleton.of(1, high, "44,-2 38,104"),
                // The slash in one go with the oval.
                Skeleton.of(.7, "50,10 30,4 10,20 4,52 14,84 34,94 54,80 58,46 50,10 64,-4 64,-4 2,104"),
                Skeleton.of(.5, oval, "34,47 35,53"));
    }

    private static List<Skeleton> ones() {
        return List.of(
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
                Skeleton.of(.4, "26,0 26,100", "0,100 54,100"));
    }

    private static List<Skeleton> twos() {
        return List.of(
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
                Skeleton.of(.6, "20,20 2,14 32,0 72,12 66,28 36,42 32,74 66,90 84,78"));
    }

    private static List<Skeleton> threes() {
        return List.of(
                Skeleton.of(3, "6,12 28,0 54,10 50,34 24,46 24,46 54,56 62,78 42,98 16,99 0,86"),
                Skeleton.of(1, "6,0 6,0 58,1 58,1 28,40 28,40 54,50 62,76 42,99 14,98 0,86"),
                Skeleton.of(2, "5,12 30,0 54,14 46,36 24,45 19,48 30,49 56,62 60,84 36,100 4,92"),
                Skeleton.of(1, "8,6 36,0 56,18 44,40 24,50 16,44 28,44 52,54 60,78 44,97 20,100 0,94"),
                Skeleton.of(1, "10,14 26,2 42,12 36,30 16,40 16,40 50,42 58,64 40,90 10,100"),
                Skeleton.of(.7, "0,8 0,8 56,0 56,0 20,42 20,42 56,60 40,92 4,100"),
                // A small belly, or both bellies all but closed.
                Skeleton.of(1, "4,8 30,0 56,8 44,30 22,42 22,42 46,50 50,68 36,88 18,97"),
                Skeleton.of(.7, "20,20 8,12 26,0 52,10 46,34 24,46 24,46 56,58 56,86 28,100 4,90 16,76"));
    }

    private static List<Skeleton> fours() {
        return List.of(
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
                Skeleton.of(1, "42,0 20,30 2,50 2,50 30,54 60,50", "46,2 42,50 40,100"));
    }
}
