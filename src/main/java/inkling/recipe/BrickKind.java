package inkling.recipe;

import inkling.kernel.Activation;
import inkling.nn.AveragePool;
import inkling.nn.BatchNorm;
import inkling.nn.Conv2d;
import inkling.nn.Conv2d.Padding;
import inkling.nn.Dense;
import inkling.nn.GlobalAveragePool;
import inkling.nn.LayerSpec;
import inkling.nn.MaxPool;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of hidden layers as a person builds with them: in plain words, with the sizes that can be chosen. */
public enum BrickKind {
    CONVOLUTION(
            "Convolution",
            List.of(
                    new Size("Filters", 1, Conv2d.MAX_FILTERS, 8),
                    new Size("Side", 1, LayerSpec.MAX_SIDE, 5),
                    new Size("Stride", 1, LayerSpec.MAX_SIDE, 1),
                    new Size("Padding", 0, 1, 0)),
            sizes -> new Conv2d(
                    sizes.get(0),
                    sizes.get(1),
                    sizes.get(2),
                    sizes.get(3) == 1 ? Padding.SAME : Padding.VALID,
                    Activation.IDENTITY)),
    MAX_POOL("Max pool", poolSizes(), sizes -> new MaxPool(sizes.get(0), sizes.get(1))),
    AVERAGE_POOL("Average pool", poolSizes(), sizes -> new AveragePool(sizes.get(0), sizes.get(1))),
    GLOBAL_POOL("Global average pool", List.of(), sizes -> new GlobalAveragePool()),
    NORM("Batch norm", List.of(), sizes -> new BatchNorm(Activation.IDENTITY)),
    DENSE(
            "Dense",
            List.of(new Size("Units", 1, Dense.MAX_UNITS, 64)),
            sizes -> new Dense(sizes.get(0), Activation.IDENTITY));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // A list that cannot be changed, of values.
    private final List<Size> sizes;

    @SuppressWarnings("ImmutableEnumChecker") // A function that makes a value keeps none.
    private final Function<List<Integer>, LayerSpec> maker;

    /**
     * A size that can be chosen.
     *
     * @param title what people call it
     * @param least the smallest
     * @param most the largest; 1 above a smallest of 0 for what is on or off
     * @param usual of a new brick
     */
    public record Size(String title, int least, int most, int usual) {
        /** Whether it is on or off. */
        public boolean isSwitch() {
            return least == 0;
        }
    }

    BrickKind(String title, List<Size> sizes, Function<List<Integer>, LayerSpec> maker) {
        this.title = title;
        this.sizes = sizes;
        this.maker = maker;
    }

    private static List<Size> poolSizes() {
        return List.of(new Size("Side", 1, LayerSpec.MAX_SIDE, 2), new Size("Stride", 1, LayerSpec.MAX_SIDE, 2));
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** What can be chosen of it, in order. */
    public List<Size> sizes() {
        return sizes;
    }

    /** A new brick. */
    Brick usual() {
        return new Brick(this, sizes.stream().map(Size::usual).toList());
    }

    LayerSpec layer(List<Integer> chosen) {
        return maker.apply(chosen);
    }

    /** Whether it needs a picture, so that it stands before the first dense layer. */
    boolean needsPicture() {
        return usual().layer().needsPicture();
    }

    /** The brick of a layer. */
    static Brick of(LayerSpec layer) {
        if (layer instanceof Conv2d conv) {
            int padded = conv.padding() == Padding.SAME ? 1 : 0;
            return new Brick(CONVOLUTION, List.of(conv.filters(), conv.kernelSize(), conv.stride(), padded));
        }
        if (layer instanceof MaxPool pool) {
            return new Brick(MAX_POOL, List.of(pool.size(), pool.stride()));
        }
        if (layer instanceof AveragePool pool) {
            return new Brick(AVERAGE_POOL, List.of(pool.size(), pool.stride()));
        }
        if (layer instanceof Dense dense) {
            return new Brick(DENSE, List.of(dense.units()));
        }
        return new Brick(layer instanceof GlobalAveragePool ? GLOBAL_POOL : NORM, List.of());
    }

    /** The kind with a name; none if there is none. */
    public static Optional<BrickKind> named(String name) {
        for (BrickKind kind : values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
