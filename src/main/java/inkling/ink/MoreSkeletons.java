package inkling.ink;

import static inkling.ink.Skeleton.pen;

import java.util.List;

/** The second half of {@link Skeletons}. */
final class MoreSkeletons {
    private MoreSkeletons() {}

    static List<Skeleton> fives() {
        float[] body = pen(.14, 0, .07, .43, .07, .43, .32, .37, .58, .52, .58, .82, .34, 1, 0, .92);
        return List.of(
                // The hat last, joined or apart.
                Skeleton.of(2, body, pen(.14, 0, .62, 0)),
                Skeleton.of(1.5, body, pen(.2, .03, .7, -.05)),
                Skeleton.of(.7, body, pen(.26, .08, .66, .06)),
                // One stroke, from the right; the last written like an S.
                Skeleton.of(2, pen(.62, 0, .14, .02, .14, .02, .06, .44, .06, .44, .3, .37, .58, .5, .58, .82, .34, 1, 0, .92)),
                Skeleton.of(1, pen(.64, .02, .18, 0, .18, 0, .1, .4, .1, .4, .38, .44, .52, .64, .42, .9, .16, 1, -.02, .96)),
                Skeleton.of(1, pen(.6, .04, .3, .02, .1, .14, .12, .36, .4, .46, .6, .66, .5, .92, .22, 1, 0, .9)),
                // Small, under a wide hat.
                Skeleton.of(1, pen(.2, .02, .16, .38, .16, .38, .4, .38, .54, .6, .4, .86, .02, .9), pen(.2, .02, .84, 0)));
    }

    static List<Skeleton> sixes() {
        return List.of(
                Skeleton.of(3, pen(.5, 0, .2, .26, .04, .6, .1, .9, .32, 1, .56, .88, .58, .66, .38, .54, .16, .62, .06, .78)),
                Skeleton.of(2, pen(.4, 0, .14, .38, .02, .72, .16, .97, .42, .98, .56, .8, .44, .62, .24, .62, .06, .78)),
                Skeleton.of(1.5, pen(.58, .1, .42, 0, .16, .16, .02, .56, .12, .92, .36, 1, .58, .84, .54, .62, .32, .54, .08, .7)),
                Skeleton.of(1, pen(.14, 0, .04, .4, .04, .78, .2, 1, .44, .96, .52, .76, .38, .6, .2, .66, .12, .9)),
                Skeleton.of(1, pen(.46, 0, .18, .34, .06, .7, .2, .96, .44, .94, .5, .76, .36, .66, .22, .76, .22, .9)),
                Skeleton.of(1, pen(.26, 0, .06, .34, .02, .74, .24, 1, .58, .96, .74, .72, .54, .5, .3, .56, .1, .82)));
    }

    static List<Skeleton> sevens() {
        float[] plain = pen(0, .04, .6, 0, .6, 0, .22, 1);
        float[] serif = pen(.03, .2, .05, .03, .05, .03, .64, .02, .64, .02, .26, 1);
        float[] curved = pen(0, .08, .26, .05, .58, .02, .58, .02, .4, .36, .28, .7, .24, 1);
        float[] wavy = pen(0, .16, .1, .02, .3, .1, .6, 0, .6, 0, .36, .46, .26, 1);
        float[] low = pen(0, .1, .4, .02, .74, .04, .74, .04, .62, .4, .48, .84);
        return List.of(
                Skeleton.of(3, plain),
                Skeleton.of(.7, low),
                Skeleton.of(1, serif),
                Skeleton.of(2, curved),
                Skeleton.of(.7, wavy),
                // Crossed.
                Skeleton.of(2, plain, pen(.14, .5, .62, .48)),
                Skeleton.of(.7, serif, pen(.16, .54, .68, .5)),
                Skeleton.of(1.5, curved, pen(.08, .52, .58, .5)),
                Skeleton.of(.5, wavy, pen(.1, .56, .58, .46)));
    }

    static List<Skeleton> eights() {
        return List.of(
                // One stroke: from the upper right, left open there, or from the middle.
                Skeleton.of(3, pen(.52, .14, .32, 0, .1, .1, .12, .32, .36, .48, .58, .68, .52, .92, .28, 1, .04, .88, .06, .66, .3, .48, .52, .3, .52, .12)),
                Skeleton.of(2, pen(.58, .08, .36, 0, .1, .12, .14, .34, .38, .5, .54, .7, .46, .94, .22, 1, .06, .86, .16, .62, .42, .36, .64, .14)),
                Skeleton.of(2, pen(.32, .47, .1, .3, .14, .08, .36, 0, .54, .14, .5, .34, .28, .5, .04, .7, .1, .94, .36, 1, .58, .88, .54, .64, .32, .47)),
                Skeleton.of(1.5, pen(.62, .1, .36, 0, .14, .14, .3, .42, .5, .7, .4, .96, .16, .96, .1, .74, .34, .44, .62, .08)),
                // Two loops, one on the other.
                Skeleton.of(1.5,
                        pen(.32, 0, .12, .1, .12, .34, .32, .46, .52, .34, .52, .1, .32, 0),
                        pen(.32, .46, .06, .6, .06, .88, .32, 1, .58, .88, .58, .6, .32, .46)),
                Skeleton.of(.7,
                        pen(.36, .02, .16, .12, .18, .38, .38, .44, .54, .28, .5, .08, .34, .02),
                        pen(.34, .42, .06, .6, .08, .9, .32, 1, .54, .86, .52, .56, .3, .42)));
    }

    static List<Skeleton> nines() {
        return List.of(
                Skeleton.of(3, pen(.54, .14, .36, 0, .1, .08, .02, .3, .16, .46, .4, .4, .54, .14, .54, .14, .5, 1)),
                Skeleton.of(1.5, pen(.54, .12, .34, 0, .08, .1, .04, .34, .24, .48, .48, .36, .56, .1, .56, .1, .56, .6, .4, .94, .1, .96)),
                Skeleton.of(1.5, pen(.5, .1, .28, 0, .06, .16, .06, .38, .28, .46, .5, .3, .54, .1, .5, .5, .38, 1)),
                Skeleton.of(1, pen(.3, 0, .06, .12, .06, .38, .3, .48, .52, .34, .5, .1, .3, 0), pen(.54, .04, .52, 1)),
                Skeleton.of(1, pen(.56, .04, .3, .02, .06, .18, .08, .42, .3, .46, .5, .3, .58, .06, .54, .5, .46, .8, .26, 1)),
                // Slanted, the loop pointed or not quite closed.
                Skeleton.of(1, pen(.6, .12, .36, .02, .1, .2, .06, .42, .26, .46, .58, .14, .58, .14, .2, 1)),
                Skeleton.of(1, pen(.54, .06, .24, .02, .06, .24, .24, .4, .5, .26, .5, .26, .44, .6, .4, 1)),
                // With a tail bent sharply, like a g.
                Skeleton.of(1, pen(.5, .1, .24, 0, .04, .2, .2, .42, .5, .3, .54, .08, .54, .08, .5, .94, .5, .94, 0, .96)));
    }
}
