package inkling.ink;

import java.util.List;

/** The second half of {@link Skeletons}. */
final class MoreSkeletons {
    private MoreSkeletons() {}

    static List<Skeleton> fives() {
        String body = "14,0 7,43 7,43 32,37 58,52 58,82 34,100 0,92";
        return List.of(
                // The hat last, joined or apart.
                Skeleton.of(2, body, "14,0 62,0"),
                Skeleton.of(1.5, body, "20,3 70,-5"),
                Skeleton.of(.7, body, "26,8 66,6"),
                // One stroke, from the right; the last written like an S.
                Skeleton.of(2, "62,0 14,2 14,2 6,44 6,44 30,37 58,50 58,82 34,100 0,92"),
                Skeleton.of(1, "64,2 18,0 18,0 10,40 10,40 38,44 52,64 42,90 16,100 -2,96"),
                Skeleton.of(1, "60,4 30,2 10,14 12,36 40,46 60,66 50,92 22,100 0,90"),
                // Small, under a wide hat.
                Skeleton.of(1, "20,2 16,38 16,38 40,38 54,60 40,86 2,90", "20,2 84,0"),
                // Under hardly any; flat and wide; with a crooked neck.
                Skeleton.of(1, body, "14,2 36,0"),
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
                Skeleton.of(.6, "42,18 28,44 44,54 68,78 52,100", "4,12 80,0"));
    }

    static List<Skeleton> sixes() {
        return List.of(
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
                Skeleton.of(1, "58,10 36,0 10,22 2,60 14,94 44,99 62,80 50,62 22,64"));
    }

    static List<Skeleton> sevens() {
        String plain = "0,4 60,0 60,0 22,100";
        String serif = "3,20 5,3 5,3 64,2 64,2 26,100";
        String curved = "0,8 26,5 58,2 58,2 40,36 28,70 24,100";
        String wavy = "0,16 10,2 30,10 60,0 60,0 36,46 26,100";
        String round = "0,6 36,0 60,12 56,44 36,80 30,100";
        String hooked = "4,24 18,4 50,4 54,22 36,62 30,100";
        String low = "0,10 40,2 74,4 74,4 62,40 48,84";
        return List.of(
                Skeleton.of(3, plain),
                Skeleton.of(.7, low),
                Skeleton.of(1.5, round),
                Skeleton.of(2, hooked),
                Skeleton.of(1, "0,30 8,10 58,2 58,2 30,100"),
                Skeleton.of(.7, "0,10 46,0 74,12 56,50 30,96"),
                Skeleton.of(1, serif),
                // Curled where it begins.
                Skeleton.of(.7, "24,26 4,20 10,2 44,2 60,16 40,60 24,100"),
                Skeleton.of(.6, "12,12 14,2 36,0 42,10 20,50 2,98"),
                Skeleton.of(2, curved),
                Skeleton.of(.7, wavy),
                // Crossed.
                Skeleton.of(2, plain, "14,50 62,48"),
                Skeleton.of(.7, serif, "16,54 68,50"),
                Skeleton.of(1.5, curved, "8,52 58,50"),
                Skeleton.of(.7, round, "14,52 76,48"),
                Skeleton.of(.7, hooked, "10,52 66,46"),
                Skeleton.of(.7, "6,10 24,0 50,4 56,26 46,64 38,100", "32,70 24,58 78,46"),
                Skeleton.of(.7, round, "8,68 2,60 16,54 60,51"),
                Skeleton.of(.7, "10,8 2,2 34,2 64,14 66,40 44,76 12,100", "4,66 8,53 60,50"),
                Skeleton.of(.7, "4,28 8,4 34,12 60,2 60,2 30,100", "8,56 68,50"),
                Skeleton.of(.5, wavy, "10,56 58,46"));
    }

    static List<Skeleton> eights() {
        return List.of(
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
                Skeleton.of(1.5, "32,0 12,10 12,34 32,46 52,34 52,10 32,0", "32,46 6,60 6,88 32,100 58,88 58,60 32,46"),
                Skeleton.of(.7, "36,2 16,12 18,38 38,44 54,28 50,8 34,2", "34,42 6,60 8,90 32,100 54,86 52,56 30,42"));
    }

    static List<Skeleton> nines() {
        return List.of(
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
                Skeleton.of(.7, "58,12 20,10 4,28 14,42 56,16 56,16 30,100"));
    }
}
