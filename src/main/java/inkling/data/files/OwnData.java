package inkling.data.files;

import inkling.data.Dataset;
import inkling.data.Idx;
import inkling.data.Splits;
import inkling.data.files.Contents.Use;
import inkling.kernel.Random32;
import inkling.nn.ClassNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A data set that somebody brings.
 *
 * @param splits its pictures; those for training in an order of their own, since many sets come class by class
 * @param note what was found, in a sentence or a few
 */
public record OwnData(Splits splits, String note) {
    private static final int FEWEST = 10;
    private static final int TEST_SHARE = 6;
    private static final int SHUFFLE = 0x0DA7A;
    private static final int NAMES_TOLD = 12;
    private static final int BYTES_PER_ENTRY = Character.BYTES + Float.BYTES;

    /**
     * Makes a data set of files: four IDX files, or two; CSV; .npy or .npz; packed or not. Where there are no pictures
     * for testing, a sixth of the others is kept for it, and a twelfth of the rest for validation.
     *
     * @param name what to call it in messages
     * @param files all that its owner gave; those that are no data are passed over if the set is complete without them
     * @param budget how much memory it may take
     * @throws IllegalArgumentException saying in a sentence what is wrong and what to do
     */
    public static OwnData of(String name, List<DataFile> files, MemoryBudget budget) {
        Contents contents = new Contents(budget);
        Unpacking.of(withoutCopies(files), budget).forEach(contents::add);
        contents.complete();
        return new Maker(name, contents, budget).make();
    }

    /** A file that lies there packed and unpacked is taken once. */
    private static List<DataFile> withoutCopies(List<DataFile> files) {
        Map<String, DataFile> byName = new HashMap<>();
        List<DataFile> kept = new ArrayList<>();
        for (DataFile file : files) {
            if (byName.put(file.plainName(), file) == null || !file.kind().isData()) {
                kept.add(file);
            }
        }
        return kept;
    }

    /** Puts together what was found. */
    private static final class Maker {
        private final String name;
        private final Contents contents;
        private final MemoryBudget budget;
        private final Classes classes;
        private final List<String> notes = new ArrayList<>();
        private final boolean turned;

        Maker(String name, Contents contents, MemoryBudget budget) {
            Map<Integer, String> names =
                    new HashMap<>(KnownSets.names(contents.fileNames(), contents.labels(Use.TRAINING)));
            names.putAll(contents.names());
            this.name = KnownSets.isFashion(contents.labels(Use.TRAINING)) ? "Fashion-MNIST" : name;
            this.contents = contents;
            this.budget = budget;
            classes = Classes.of(contents.allLabels(), names);
            // "kmnist" and "qmnist" hold no "emnist".
            turned = contents.fileNames().contains("emnist-")
                    && Turning.areWide(contents.images(Use.TRAINING).orElseThrow());
        }

        OwnData make() {
            Idx.Images images = images(Use.TRAINING).orElseThrow();
            byte[] labels = classes.of(contents.labels(Use.TRAINING));
            if (images.count() < FEWEST) {
                throw new IllegalArgumentException(name + " has only " + images.count()
                        + " pictures to train on; give at least " + FEWEST + ", better some hundreds.");
            }
            requireKnownClasses(labels);
            int[] order = shuffled(images.count());
            Optional<Idx.Images> others = images(Use.TEST);
            int forTest = others.isPresent() ? 0 : Math.max(1, images.count() / TEST_SHARE);
            int rest = images.count() - forTest;
            Dataset test = others.isPresent()
                    ? whole("test set", others.get(), classes.of(contents.labels(Use.TEST)))
                    : dataset("test set", images, labels, Arrays.copyOfRange(order, rest, order.length));
            Dataset train = dataset("training set", images, labels, Arrays.copyOf(order, rest));
            Splits splits = images(Use.VALIDATION)
                    .map(kept -> new Splits(
                            train, whole("validation set", kept, classes.of(contents.labels(Use.VALIDATION))), test))
                    .orElseGet(() -> Splits.of(train, test, Math.max(1, Splits.usualValidationSize(rest))));
            return new OwnData(splits, note(splits, forTest));
        }

        private Optional<Idx.Images> images(Use use) {
            Optional<Idx.Images> found = contents.images(use);
            return turned ? found.map(images -> Turning.transposed(images, budget)) : found;
        }

        /** A class that is only tested cannot be learned; most likely the files are of two sets. */
        private void requireKnownClasses(byte[] labels) {
            boolean[] trained = new boolean[classes.classNames().count()];
            for (byte label : labels) {
                trained[label] = true;
            }
            for (int i = 0; i < trained.length; i++) {
                if (!trained[i]) {
                    throw new IllegalArgumentException("No picture to train on has the label '"
                            + classes.classNames().of(i) + "', which others have; take all files from the same"
                            + " collection.");
                }
            }
        }

        private static int[] shuffled(int count) {
            int[] order = ordered(count);
            new Random32(SHUFFLE).shuffle(order);
            return order;
        }

        private static int[] ordered(int count) {
            int[] order = new int[count];
            for (int i = 0; i < count; i++) {
                order[i] = i;
            }
            return order;
        }

        private Dataset whole(String which, Idx.Images images, byte[] labels) {
            return dataset(which, images, labels, ordered(images.count()));
        }

        private Dataset dataset(String which, Idx.Images images, byte[] labels, int[] order) {
            budget.take(name, images.entries(order) * BYTES_PER_ENTRY);
            return Dataset.of(name + "’s " + which, classes.classNames(), images, labels, order);
        }

        private String note(Splits splits, int forTest) {
            Dataset train = splits.train();
            ClassNames names = classes.classNames();
            boolean all = names.count() <= NAMES_TOLD;
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: %,d pictures of %d × %d pixels to train on, %,d to validate on, %,d to test on, in %d classes"
                            + " (%s%s).",
                    name,
                    train.size(),
                    train.width(),
                    train.height(),
                    splits.validation().size(),
                    splits.test().size(),
                    names.count(),
                    String.join(", ", names.names().subList(0, all ? names.count() : NAMES_TOLD)),
                    all ? "" : ", …"));
            if (forTest > 0) {
                notes.add("It has no pictures for testing of its own, so a sixth was kept for it.");
            }
            if (turned) {
                notes.add("EMNIST’s files have their pictures lying on their side; they were set upright.");
            }
            contents.foreign().forEach(sentence -> notes.add("Passed over: " + sentence));
            return String.join(" ", notes);
        }
    }
}
