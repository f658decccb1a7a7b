package inkling.data.files;

import inkling.data.Idx;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What has been found in the files of a data set: pictures and labels for each use, names of the classes, other files. */
final class Contents {
    /** What pictures are for, as their file's name says. */
    enum Use {
        TRAINING,
        VALIDATION,
        TEST;

        private static final Pattern TEST_NAME = Pattern.compile("(^|[^a-z])(test|t10k)");
        private static final Pattern VALIDATION_NAME = Pattern.compile("(^|[^a-z])val");

        /** The use that a name tells of; for training, where it says nothing. */
        static Use of(String name) {
            // Within an archive, the inner name says more than the archive's.
            int slash = name.lastIndexOf('/');
            String last = name.substring(slash + 1).toLowerCase(Locale.ROOT);
            if (TEST_NAME.matcher(last).find()) {
                return TEST;
            }
            if (VALIDATION_NAME.matcher(last).find()) {
                return VALIDATION;
            }
            return last.contains("train") || slash < 0 ? TRAINING : of(name.substring(0, slash));
        }
    }

    private static final Pattern LABELS_NAME = Pattern.compile("label|target|class|(^|[^a-z])y([^a-z]|$)");

    private final MemoryBudget budget;
    private final Map<Use, Idx.Images> images = new EnumMap<>(Use.class);
    private final Map<Use, Labels> labels = new EnumMap<>(Use.class);
    private final Map<Use, String> imageFiles = new EnumMap<>(Use.class);
    private final Map<Integer, String> names = new HashMap<>();
    private final List<String> foreign = new ArrayList<>();
    private final List<String> allFiles = new ArrayList<>();

    Contents(MemoryBudget budget) {
        this.budget = budget;
    }

    /**
     * Adds an unpacked file.
     *
     * @throws IllegalArgumentException if it is data, but damaged or of a second set
     */
    void add(DataFile file) {
        allFiles.add(file.name());
        switch (file.kind()) {
            case IDX -> add(file.name(), NumberArray.ofIdx(file));
            case NPY -> add(file.name(), NpyFile.read(file));
            case TEXT -> addText(file);
            default -> foreign.add(file.kind().sentence(file.name()));
        }
    }

    private void add(String file, NumberArray array) {
        Use use = Use.of(file);
        if (isLabels(file, array)) {
            putLabels(use, Labels.of(array));
        } else {
            putImages(use, file, Pictures.of(array, budget));
        }
    }

    /** Pictures have three dimensions or four, or come in rows that do not bear the name of labels. */
    private static boolean isLabels(String file, NumberArray array) {
        String last = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (array.dimensions() != 2) {
            return array.dimensions() == 1;
        }
        return array.each() == 1
                || array.bigEndian()
                || LABELS_NAME.matcher(last).find();
    }

    private void addText(DataFile file) {
        if (NamesFile.isOne(file)) {
            names.putAll(NamesFile.read(file));
            return;
        }
        String name = file.plainName();
        if (!name.endsWith(".csv") && !name.endsWith(".tsv") && !name.endsWith(".txt")) {
            foreign.add(FileKind.OTHER.sentence(file.name()));
            return;
        }
        if (name.endsWith(".txt") && new CsvLines(file).isProse()) {
            foreign.add(FileKind.OTHER.sentence(file.name()));
            return;
        }
        CsvFile.Table table = CsvFile.read(file, budget);
        Use use = Use.of(file.name());
        if (table.labels().isPresent()) {
            putImages(use, file.name(), table.images());
            putLabels(use, table.labels().get());
        } else {
            foreign.add(file.name() + " has no column with labels, so nothing can be learned from it; add a column"
                    + " called 'label'.");
        }
    }

    private void putImages(Use use, String file, Idx.Images found) {
        if (images.containsKey(use)) {
            throw new IllegalArgumentException("There is more than one data set here: " + imageFiles.get(use) + " and "
                    + file + "; choose the files of one.");
        }
        images.put(use, found);
        imageFiles.put(use, file);
    }

    private void putLabels(Use use, Labels found) {
        if (labels.containsKey(use)) {
            throw new IllegalArgumentException("There is more than one data set here: "
                    + labels.get(use).name() + " and " + found.name() + "; choose the files of one.");
        }
        labels.put(use, found);
    }

    /**
     * Checks that there is something to train on, and that each picture has its label. Where there are pictures for one
     * use only, whatever it is called, they are for training.
     *
     * @throws IllegalArgumentException saying what is missing or what stands in its place
     */
    void complete() {
        if (!images.containsKey(Use.TRAINING) && labels.containsKey(Use.TRAINING)) {
            throw new IllegalArgumentException(instead(labels.get(Use.TRAINING).name()
                    + " holds labels, but their pictures are missing; give both files."));
        }
        if (!images.containsKey(Use.TRAINING) && images.size() == 1) {
            Use only = images.keySet().iterator().next();
            images.put(Use.TRAINING, images.remove(only));
            imageFiles.put(Use.TRAINING, imageFiles.remove(only));
            Optional.ofNullable(labels.remove(only)).ifPresent(found -> labels.put(Use.TRAINING, found));
        }
        if (!images.containsKey(Use.TRAINING)) {
            throw new IllegalArgumentException(instead(
                    labels.isEmpty()
                            ? "There is no data set here; give four IDX files, a CSV file or a .npz file."
                            : labels.values().iterator().next().name()
                                    + " holds labels, but their pictures are missing; give both files."));
        }
        for (Use use : List.copyOf(images.keySet())) {
            Labels found = labels.get(use);
            if (found == null) {
                throw new IllegalArgumentException(instead(
                        imageFiles.get(use) + " holds pictures, but their labels are missing; give both files."));
            }
            if (found.count() != images.get(use).count()) {
                throw new IllegalArgumentException(imageFiles.get(use) + " has "
                        + images.get(use).count() + " pictures, but " + found.name() + " has " + found.count()
                        + " labels; give the two files that belong together.");
            }
        }
        labels.keySet().retainAll(images.keySet());
    }

    /** Something that is no data, if it is there, says best what is wrong. */
    private String instead(String sentence) {
        return foreign.isEmpty() ? sentence : foreign.get(0);
    }

    Optional<Idx.Images> images(Use use) {
        return Optional.ofNullable(images.get(use));
    }

    Labels labels(Use use) {
        return labels.get(use);
    }

    List<Labels> allLabels() {
        return List.copyOf(labels.values());
    }

    /** What the files that came with the pictures call the labels. */
    Map<Integer, String> names() {
        return names;
    }

    /** The names of all files, in lower case. */
    String fileNames() {
        return String.join(" ", allFiles).toLowerCase(Locale.ROOT);
    }

    /** Sentences on files that were passed over. */
    List<String> foreign() {
        return foreign;
    }
}
