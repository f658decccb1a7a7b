package inkling.data;

import java.util.List;

/** The four files of MNIST, or of a set like it, with the digests that tell a whole file from a damaged one. */
public record MnistDigests(MnistFile trainImages, MnistFile trainLabels, MnistFile testImages, MnistFile testLabels) {
    /** The handwritten digits: 60,000 for training, 10,000 for testing. */
    public static final MnistDigests MNIST = new MnistDigests(
            new MnistFile(
                    "train-images-idx3-ubyte",
                    47_040_016,
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            new MnistFile(
                    "train-labels-idx1-ubyte",
                    60_008,
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            new MnistFile(
                    "t10k-images-idx3-ubyte",
                    7_840_016,
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            new MnistFile(
                    "t10k-labels-idx1-ubyte",
                    10_008,
                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

    /** All four, training images first. */
    public List<MnistFile> files() {
        return List.of(trainImages, trainLabels, testImages, testLabels);
    }
}
