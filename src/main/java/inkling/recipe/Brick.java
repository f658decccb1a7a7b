package inkling.recipe;

import inkling.nn.LayerSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A hidden layer as a piece to build with.
 *
 * @param sizes as many as its kind has, each in its range
 */
public record Brick(BrickKind kind, List<Integer> sizes) {
    public Brick {
        sizes = List.copyOf(sizes);
    }

    LayerSpec layer() {
        return kind.layer(sizes);
    }

    /** The same with another size; one that is out of range becomes the nearest that is not. */
    Brick with(int size, int value) {
        BrickKind.Size range = kind.sizes().get(size);
        List<Integer> changed = new ArrayList<>(sizes);
        changed.set(size, Math.max(range.least(), Math.min(range.most(), value)));
        return new Brick(kind, changed);
    }
}
