package inkling.worker.browse;

import inkling.data.Augmentation;
import inkling.data.Augmenter;
import inkling.data.ClassSummary;
import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Memory;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.protocol.command.BrowseCommand;
import inkling.protocol.command.Split;
import inkling.protocol.report.BrowseReport;
import inkling.recipe.DataSource;
import java.util.ArrayList;
import java.util.List;

/** What is shown of a set of images. */
final class ShownImages {
    /** Keeps the field of elastic displacements apart from a copy's other random numbers; any odd number would do. */
    private static final int DISPLACEMENTS = 0x51E1D;

    private ShownImages() {}

    /** One of the three sets. */
    static Dataset set(Splits splits, Split split) {
        return switch (split) {
            case TRAIN -> splits.train();
            case VALIDATION -> splits.validation();
            case TEST -> splits.test();
        };
    }

    /** The images that are asked for; past the end, the last ones. */
    static BrowseReport.Images images(Dataset set, BrowseCommand.ShowImages command) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            if (command.label() < 0 || set.label(i) == command.label()) {
                all.add(i);
            }
        }
        int first = Math.max(0, Math.min(command.first(), all.size() - 1));
        List<BrowseReport.Image> images = new ArrayList<>();
        for (int index : all.subList(first, Math.min(all.size(), first + command.count()))) {
            images.add(new BrowseReport.Image(index, set.label(index), picture(set, index)));
        }
        return new BrowseReport.Images(
                command.data(), command.split(), command.label(), first, all.size(), images, set.width());
    }

    private static float[] picture(Dataset set, int image) {
        float[] picture = new float[set.images().width()];
        set.images().copyRow(image, picture, 0);
        return picture;
    }

    /** The classes of a set that was looked at. */
    static BrowseReport.Summary summary(DataSource data, Split split, Dataset set, ClassSummary classes) {
        float[] counts = new float[set.classes()];
        List<float[]> means = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            counts[label] = classes.count(label);
            means.add(classes.mean(label));
        }
        return new BrowseReport.Summary(
                data, split, set.name(), set.classNames().names(), counts, means, set.width());
    }

    /**
     * Varied copies of an image. A copy's random numbers are its own, so that it changes steadily with each strength.
     *
     * @throws IllegalArgumentException when there is no such image, or the strengths are malformed
     */
    static BrowseReport.Varied varied(Dataset set, BrowseCommand.Vary command) {
        if (command.image() < 0 || command.image() >= set.size()) {
            throw new IllegalArgumentException(set.name() + " has " + set.size() + " images, so there is no image "
                    + command.image() + "; choose one of those shown.");
        }
        Augmentation strengths = Augmentation.parse(command.augmentation());
        RowBuffer buffer = new RowBuffer(1, set.images().width(), Memory.HEAP);
        List<float[]> copies = new ArrayList<>();
        for (int i = 0; i < command.copies(); i++) {
            int seed = command.seed() + i;
            Augmenter augmenter = new Augmenter(
                    strengths, set.height(), set.width(), new Random32(seed ^ DISPLACEMENTS), new Random32(seed));
            buffer.clear();
            augmenter.append(set.images(), command.image(), buffer);
            float[] copy = new float[set.images().width()];
            buffer.rows().copyRow(0, copy, 0);
            copies.add(copy);
        }
        return new BrowseReport.Varied(
                command.image(),
                command.seed(),
                strengths(strengths),
                picture(set, command.image()),
                copies,
                set.width());
    }

    private static float[] strengths(Augmentation of) {
        return new float[] {of.shift(), of.rotate(), of.scale(), of.shear(), of.elastic(), of.sigma(), of.pen()};
    }
}
