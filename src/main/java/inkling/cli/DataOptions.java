package inkling.cli;

import inkling.data.MnistFiles;
import inkling.data.Splits;
import inkling.data.SyntheticSplits;
import inkling.data.files.OwnData;
import inkling.recipe.DataSource;
import inkling.recipe.Settings;
import inkling.recipe.Values.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
     * A value of {@code --data} that is none of the setting's words: where the user's own data are.
     *
     * @throws IllegalArgumentException if there is nothing of that name
     */
    static Optional<Path> place(String value) {
        if (((Choice<DataSource>) Settings.DATA.values()).words().contains(value)) {
            return Optional.empty();
        }
        try {
            Path place = Path.of(value);
            if (Files.exists(place)) {
                return Optional.of(place);
            }
        } catch (InvalidPathException noPath) {
            // Then there is nothing of that name.
        }
        throw new IllegalArgumentException("'data' is " + Settings.DATA.values().description()
                + ", or a directory or file with data of your own; there is no '" + value + "'.");
    }

    /**
     * The images.
     *
     * @param own where the user's own data are
     * @throws IOException if MNIST is nowhere, or files cannot be read
     * @throws IllegalArgumentException if a file is missing or damaged
     */
    Loaded load(DataSource source, Optional<Path> own) throws IOException {
        if (own.isPresent()) {
            OwnData data = OwnDataFiles.read(own.get());
            return new Loaded(data.splits(), data.note());
        }
        return switch (source) {
            case MNIST ->
                new Loaded(
                        mnist.map(directory -> MnistFiles.in(directory, "--mnist"))
                                .orElseGet(MnistFiles::standard)
                                .require()
                                .load(),
                        "");
            case SYNTHETIC -> new Loaded(SyntheticSplits.usual().finish(), "");
            case OWN ->
                throw new IllegalArgumentException(
                        "The network learns from data of your own; say where they are with --data DIR or --data FILE.");
        };
    }

    /**
     * Images that were loaded.
     *
     * @param note what is to be said of them; empty for those that everybody knows
     */
    record Loaded(Splits splits, String note) {}
}
