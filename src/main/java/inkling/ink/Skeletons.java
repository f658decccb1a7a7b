package inkling.ink;

import static inkling.ink.Skeleton.pen;

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
        float[] oval = pen(.38, 0, .14, .12, .02, .45, .1, .84, .33, 1, .56, .86, .66, .5, .56, .13, .38, 0);
        float[] narrow = pen(.3, 0, .12, .14, .06, .5, .14, .88, .3, 1, .44, .88, .5, .5, .44, .12, .3, 0);
        float[] lapped = pen(.5, .08, .36, 0, .12, .14, .02, .5, .12, .88, .36, 1, .6, .85, .68, .5, .58, .15, .36, .03, .2, .1);
        float[] small = pen(.34, .14, .16, .24, .06, .5, .14, .78, .3, .88, .48, .78, .58, .5, .52, .24, .34, .14);
        return List.of(
                Skeleton.of(4, oval),
                Skeleton.of(2, narrow),
                Skeleton.of(3, lapped),
                // The end curled inwards; the top left open.
                Skeleton.of(.8, pen(.3, .06, .1, .2, .02, .55, .2, .95, .5, .95, .7, .55, .56, .12, .3, .04, .28, .2, .4, .34)),
                Skeleton.of(.6, pen(.2, .04, .04, .4, .12, .86, .4, 1, .66, .76, .66, .3, .46, .04)),
                // Slashed, steeply and far beyond, from edge to edge, a little beyond, and within; dotted.
                Skeleton.of(1.5, small, pen(.46, -.02, .16, 1.04)),
                Skeleton.of(1, oval, pen(.64, .04, .06, .96)),
                Skeleton.of(1, lapped, pen(.74, -.06, -.04, 1.06)),
                Skeleton.of(1, oval, pen(.5, .26, .2, .74)),
                Skeleton.of(.5, oval, pen(.34, .47, .35, .53)));
    }

    private static List<Skeleton> ones() {
        return List.of(
                Skeleton.of(5, pen(.2, 0, .2, .5, .2, 1)),
                // With a flag: short, long, curved.
                Skeleton.of(3, pen(.02, .22, .28, 0, .28, 0, .28, 1)),
                Skeleton.of(2, pen(0, .38, .36, 0, .36, 0, .36, 1)),
                Skeleton.of(1, pen(0, .26, .16, .18, .28, 0, .28, 0, .28, .5, .28, 1)),
                // With a foot.
                Skeleton.of(2, pen(.06, .24, .3, 0, .3, 0, .3, 1), pen(.02, 1, .56, .99)),
                Skeleton.of(1, pen(0, .34, .38, 0, .38, 0, .3, 1), pen(-.1, 1, .8, .96)),
                Skeleton.of(.7, pen(0, .36, .32, 0, .32, 0, .32, 1), pen(.06, 1, .58, .99)),
                Skeleton.of(.4, pen(.26, 0, .26, 1), pen(0, 1, .54, 1)));
    }

    private static List<Skeleton> twos() {
        return List.of(
                Skeleton.of(3, pen(.04, .22, .18, .04, .42, 0, .6, .16, .54, .4, .3, .7, .02, 1, .02, 1, .66, .98)),
                Skeleton.of(2, pen(.05, .2, .25, 0, .52, .08, .56, .32, .38, .66, .16, .95, .03, .92, .1, .8, .28, .86, .46, .98, .7, .92)),
                Skeleton.of(2, pen(0, .3, .12, .06, .36, 0, .58, .14, .57, .36, .38, .66, .04, .98, .04, .98, .26, .91, .48, .99, .7, .93)),
                Skeleton.of(1, pen(.04, .1, .3, 0, .54, .12, .5, .4, .26, .72, 0, .96, 0, .96, .34, 1, .62, .98)),
                // Like a Z; with a wide loop; with a small head on a wide foot.
                Skeleton.of(1, pen(.02, .1, .3, 0, .6, .04, .6, .04, .04, .98, .04, .98, .66, .96)),
                Skeleton.of(1.5, pen(.12, .2, .3, 0, .54, .14, .46, .5, .2, .86, .02, .86, .06, .68, .26, .72, .46, .92, .8, .94)),
                Skeleton.of(1, pen(.14, .16, .36, 0, .56, .14, .44, .42, 0, .84, 0, .84, .4, .82, .8, .86)));
    }

    private static List<Skeleton> threes() {
        return List.of(
                Skeleton.of(3, pen(.06, .12, .28, 0, .54, .1, .5, .34, .24, .46, .24, .46, .54, .56, .62, .78, .42, .98, .16, .99, 0, .86)),
                Skeleton.of(1, pen(.06, 0, .06, 0, .58, .01, .58, .01, .28, .4, .28, .4, .54, .5, .62, .76, .42, .99, .14, .98, 0, .86)),
                Skeleton.of(2, pen(.05, .12, .3, 0, .54, .14, .46, .36, .24, .45, .19, .48, .3, .49, .56, .62, .6, .84, .36, 1, .04, .92)),
                Skeleton.of(1, pen(.08, .06, .36, 0, .56, .18, .44, .4, .24, .5, .16, .44, .28, .44, .52, .54, .6, .78, .44, .97, .2, 1, 0, .94)),
                Skeleton.of(1, pen(.1, .14, .26, .02, .42, .12, .36, .3, .16, .4, .16, .4, .5, .42, .58, .64, .4, .9, .1, 1)),
                Skeleton.of(.7, pen(0, .08, 0, .08, .56, 0, .56, 0, .2, .42, .2, .42, .56, .6, .4, .92, .04, 1)));
    }

    private static List<Skeleton> fours() {
        return List.of(
                // Open at the top, with a corner or a bowl, in two strokes or one.
                Skeleton.of(3, pen(.12, .04, 0, .56, 0, .56, .68, .54), pen(.52, .08, .46, 1)),
                Skeleton.of(2, pen(.1, 0, .04, .3, .1, .48, .3, .52, .56, .46), pen(.6, 0, .54, .5, .5, 1)),
                Skeleton.of(1.5, pen(.08, .02, .04, .34, .16, .5, .4, .46, .56, .26, .6, .02, .6, .02, .52, 1)),
                Skeleton.of(1, pen(.16, 0, .02, .5, .02, .5, .6, .5), pen(.42, .24, .38, 1)),
                Skeleton.of(1, pen(.3, 0, 0, .6, 0, .6, .62, .52), pen(.52, .2, .28, 1)),
                // Closed, in two strokes or one.
                Skeleton.of(2, pen(.5, 0, 0, .62, 0, .62, .7, .62), pen(.5, 0, .5, 1)),
                Skeleton.of(1, pen(.46, 1, .5, 0, .5, 0, .02, .6, .02, .6, .68, .6)),
                Skeleton.of(1, pen(.42, 0, .2, .3, .02, .5, .02, .5, .3, .54, .6, .5), pen(.46, .02, .42, .5, .4, 1)));
    }
}
