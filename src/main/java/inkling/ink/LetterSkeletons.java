package inkling.ink;

import java.util.ArrayList;
import java.util.List;

/** How people write letters and some signs; none that is written like a digit. */
final class LetterSkeletons {
    /** The capitals A, C, E, H, J, L, M, N, R, T, U, V and X, which networks both learn from and are examined on. */
    private static final List<Skeleton> KNOWN = List.of(
            letter("4,100 30,0 30,0 58,100", "14,62 48,62"),
            letter("58,16 36,0 10,22 2,52 12,84 36,100 60,86"),
            letter("54,2 6,0 6,0 4,50 6,100 6,100 56,98", "6,50 44,50"),
            letter("6,0 4,100", "54,0 54,100", "5,50 54,48"),
            letter("20,2 62,2", "44,2 44,70 34,96 16,98 4,80"),
            letter("6,0 6,98 6,98 54,98"),
            letter("2,100 8,0 8,0 32,62 32,62 58,0 58,0 64,100"),
            letter("4,100 6,0 6,0 52,100 52,100 54,0"),
            letter("6,0 6,100", "6,4 40,0 54,22 40,46 8,50 8,50 58,100"),
            letter("2,2 60,2", "31,2 31,100"),
            letter("4,0 4,64 16,96 32,100 48,94 56,64 56,0"),
            letter("2,0 30,100 30,100 58,0"),
            letter("4,0 56,100", "56,0 4,100"));

    /** The capitals F, K, P and W, which networks are examined on only. */
    private static final List<Skeleton> EXAMINED = List.of(
            letter("8,0 6,100", "8,2 56,0", "7,48 44,48"),
            letter("6,0 6,100", "54,2 8,54 8,54 58,100"),
            letter("6,0 6,100", "6,4 40,0 56,24 40,48 6,52"),
            letter("2,0 18,100 18,100 34,30 34,30 50,100 50,100 66,0"));

    /** The letters m, n, r, h, e and t, and ten signs, which networks learn from only. */
    private static final List<Skeleton> LEARNED = List.of(
            letter("2,40 4,100 4,100 6,56 18,40 28,56 28,100 28,100 30,56 42,40 54,56 56,100"),
            letter("4,40 4,100 4,100 8,52 28,38 46,54 48,100"),
            letter("4,36 6,100 6,100 8,60 24,40 42,42"),
            letter("6,0 6,100 6,100 10,62 28,48 44,62 46,100"),
            letter("6,66 52,60 44,38 22,34 4,60 14,94 38,100 56,88"),
            letter("26,0 26,80 40,98 54,90", "6,34 48,34"),
            // Plus, arrow, triangle, box, star, heart, tick, hash, pi, equals.
            letter("30,10 30,90", "0,50 60,50"),
            letter("0,50 90,50", "62,24 90,50 90,50 62,76"),
            letter("32,0 64,90 64,90 0,90 0,90 32,0"),
            letter("2,2 60,2 60,2 60,60 60,60 2,60 2,60 2,2"),
            letter("30,0 50,95 50,95 0,36 0,36 62,36 62,36 12,95 12,95 30,0"),
            letter("32,30 18,2 2,24 32,96 32,96 62,24 46,2 32,30"),
            letter("0,60 20,96 20,96 66,4"),
            letter("20,0 14,100", "46,0 40,100", "0,32 62,32", "0,66 62,66"),
            letter("2,4 62,4", "18,4 14,100", "44,4 48,100"),
            letter("0,30 60,30", "0,62 60,62"));

    private LetterSkeletons() {}

    /** All capitals, each once. */
    static List<Skeleton> all() {
        List<Skeleton> all = new ArrayList<>(KNOWN);
        all.addAll(EXAMINED);
        return all;
    }

    /** The known capitals, each twice, and small letters and signs. */
    static List<Skeleton> toLearnFrom() {
        List<Skeleton> some = new ArrayList<>(KNOWN);
        some.addAll(KNOWN);
        some.addAll(LEARNED);
        return some;
    }

    private static Skeleton letter(String... strokes) {
        return Skeleton.of(1, strokes);
    }
}
