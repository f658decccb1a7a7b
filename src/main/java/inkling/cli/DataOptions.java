package inkling.cli;

import inkling.data.MnistFiles;
import inkling.data.Splits;
import inkling.data.SyntheticSplits;
import inkling.recipe.DataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for where a command takes its images from. */
final class DataOptions {
    @Option(
            names = "--mnist",
            paramLabel = "DIR",
            description = "The directory with MNIST's four files (default: -Dmnist.dir, MNIST_DIR, ../shared/mnist, the"
                    + " user's cache, a download).")
    private Optional<Path> mnist = Optional.empty();

    /** Whether the user named MNIST's directory. */
    boolean namesMnist() {
        return mnist.isPresent();
    }

    /**
     * The images.
     *
     * @throws IOException if MNIST is nowhere or cannot be read
     * @throws IllegalArgumentException if a file is missing or damaged
     */
    Splits load(DataSource source) throws IOException {
        return switch (source) {
            case MNIST ->
                mnist.map(directory -> MnistFiles.in(directory, "--mnist"))
                        .orElseGet(MnistFiles::standard)
                        .require()
                        .load();
            case SYNTHETIC -> SyntheticSplits.usual().finish();
        };
    }
}
