package inkling.protocol.command;

import inkling.protocol.frame.Frame;
import java.util.List;

/**
 * What somebody who looks into the network wishes to see of it.
 *
 * @param open whether anything
 * @param about the class for and against which units and ink are shown to speak; {@link #ANSWER} for the likeliest
 * @param whole the layers of which all units are shown, not only the strongest; counted from 0
 * @param layer that of the unit whose sum is shown; {@link #NONE} for no unit
 * @param unit its number in the layer
 * @param pixel where on the unit's feature map, row by row; {@link #STRONGEST} for where its output is largest
 * @param occlusion whether ink is shown by what happens without it, not by its derivative
 */
public record Inspection(
        boolean open, int about, List<Integer> whole, int layer, int unit, int pixel, boolean occlusion)
        implements Frame.Part {
    /** In the place of a class: the one that the network gives the largest probability. */
    public static final int ANSWER = -1;

    /** In the place of a layer: no unit is looked at. */
    public static final int NONE = -1;

    /** In the place of a pixel: the one with the largest output. */
    public static final int STRONGEST = -1;

    /** Nothing. */
    public static final Inspection CLOSED = new Inspection(false, ANSWER, List.of(), NONE, 0, STRONGEST, false);

    public Inspection {
        whole = List.copyOf(whole);
    }

    Inspection(Frame.Reader in) {
        this(in.flag(), in.integer(), in.list(in::integer), in.integer(), in.integer(), in.integer(), in.flag());
    }

    @Override
    public List<?> fields() {
        return List.of(open, about, whole, layer, unit, pixel, occlusion);
    }

    /** The same, open or closed. */
    public Inspection open(boolean now) {
        return new Inspection(now, about, whole, layer, unit, pixel, occlusion);
    }

    /** The same about another class. */
    public Inspection about(int classIndex) {
        return new Inspection(open, classIndex, whole, layer, unit, pixel, occlusion);
    }

    /** The same with all units of these layers. */
    public Inspection whole(List<Integer> layers) {
        return new Inspection(open, about, layers, layer, unit, pixel, occlusion);
    }

    /** The same with the sum of another unit. */
    public Inspection unit(int ofLayer, int number, int at) {
        return new Inspection(open, about, whole, ofLayer, number, at, occlusion);
    }

    /** The same without the sum of a unit. */
    public Inspection noUnit() {
        return unit(NONE, 0, STRONGEST);
    }

    /** The same with ink shown in one way or the other. */
    public Inspection occlusion(boolean now) {
        return new Inspection(open, about, whole, layer, unit, pixel, now);
    }
}
