package inkling.recipe;

import inkling.kernel.Activation;
import inkling.nn.LayerSpec;
import inkling.nn.LayerText;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hidden layers as bricks, which can be added, moved, resized and taken away; whatever is done to them, they can be
 * written as the value of {@link Settings#LAYERS}. Whether they make a network is another question.
 *
 * @param all from the first that the picture reaches to the last
 */
public record Bricks(List<Brick> all) {
    /** The most bricks. */
    public static final int MOST = LayerText.MAX_LAYERS;

    public Bricks {
        all = List.copyOf(all);
    }

    /**
     * What is known of a layer in its place.
     *
     * @param shape of its output, such as {@code 24 × 24 × 8} or {@code 64}
     * @param parameters weights, biases and the like
     */
    public record Place(String shape, long parameters) {}

    /**
     * The bricks that a text names.
     *
     * @return none if the text names no layers
     */
    public static Optional<Bricks> parse(String text) {
        try {
            List<Brick> bricks = new ArrayList<>();
            LayerText.parse(text).forEach(layer -> bricks.add(BrickKind.of(layer)));
            return Optional.of(new Bricks(bricks));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The text that names them. */
    public String text() {
        return LayerText.format(layers());
    }

    private List<LayerSpec> layers() {
        return all.stream().map(Brick::layer).toList();
    }

    /** Where a new brick of a kind goes: before the first dense one if it needs a picture, otherwise to the end. */
    public int placeFor(BrickKind kind) {
        int place = 0;
        while (place < all.size()
                && (!kind.needsPicture() || all.get(place).layer().leavesPicture())) {
            place++;
        }
        return place;
    }

    /**
     * The same with a new brick in {@link #placeFor its place}, smaller than usual where the usual one does not fit.
     *
     * @throws IllegalStateException if there are {@link #MOST} already
     */
    public Bricks add(BrickKind kind, int height, int width) {
        if (all.size() == MOST) {
            throw new IllegalStateException("There are " + MOST + " layers, and no more can be added.");
        }
        int place = placeFor(kind);
        Brick brick = kind.usual();
        int side = side(kind);
        while (side >= 0
                && brick.sizes().get(side) > 1
                && insert(place, brick).places(height, width).size() <= place) {
            brick = brick.with(side, brick.sizes().get(side) - 1);
        }
        return insert(place, brick);
    }

    /** Which size of a kind is the side of its window; -1 if it has no window. */
    private static int side(BrickKind kind) {
        int side = kind.sizes().size() - 1;
        while (side >= 0 && !kind.sizes().get(side).title().equals("Side")) {
            side--;
        }
        return side;
    }

    private Bricks insert(int place, Brick brick) {
        List<Brick> changed = new ArrayList<>(all);
        changed.add(place, brick);
        return new Bricks(changed);
    }

    /** The same without a brick. */
    public Bricks remove(int place) {
        List<Brick> changed = new ArrayList<>(all);
        changed.remove(place);
        return new Bricks(changed);
    }

    /** The same with a brick moved to another place. */
    public Bricks move(int from, int to) {
        return remove(from).insert(to, all.get(from));
    }

    /** The same with another size of a brick, or the nearest that there is. */
    public Bricks resize(int place, int size, int value) {
        List<Brick> changed = new ArrayList<>(all);
        changed.set(place, all.get(place).with(size, value));
        return new Bricks(changed);
    }

    /** Of each brick what is known in its place, up to the first that does not fit what reaches it. */
    public List<Place> places(int height, int width) {
        List<Place> places = new ArrayList<>();
        Shape shape = new Shape(height, width, 1);
        boolean picture = true;
        for (LayerSpec layer : layers()) {
            if (!picture && layer.needsPicture()) {
                return places;
            }
            try {
                Shape output = layer.output(shape);
                places.add(new Place(words(output, picture && layer.leavesPicture()), layer.parameters(shape)));
                picture &= layer.leavesPicture();
                shape = output;
            } catch (IllegalArgumentException misfit) {
                return places;
            }
        }
        return places;
    }

    private static String words(Shape shape, boolean picture) {
        return picture
                ? shape.height() + " × " + shape.width() + " × " + shape.channels()
                : Integer.toString(shape.size());
    }

    /** Weights and biases of the whole network, the last layer's too; none if the bricks make no network. */
    public Optional<Long> parameters(int height, int width, int classes) {
        try {
            return Optional.of(NetworkSpec.of(
                            new Shape(height, width, 1),
                            layers(),
                            Activation.IDENTITY,
                            0,
                            classes,
                            Settings.LOSS.usual().head())
                    .parameters());
        } catch (IllegalArgumentException misfit) {
            return Optional.empty();
        }
    }
}
