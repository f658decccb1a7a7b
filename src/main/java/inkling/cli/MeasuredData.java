package inkling.cli;

import inkling.data.Splits;
import inkling.model.ModelCard;
import inkling.recipe.DataSource;
import inkling.recipe.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for what a saved network is measured on: by default, data of the kind that it learned from. */
final class MeasuredData {
    @Mixin
    private DataOptions images;

    @Option(
            names = "--data",
            paramLabel = "DIR|FILE",
            description =
                    "Measure on data of your own: IDX, CSV or .npz files; or on mnist, or synthetic (default: what"
                            + " the network learned from).")
    private Optional<String> named = Optional.empty();

    /** How many sets the user named. */
    int sets() {
        return (images.namesMnist() ? 1 : 0) + (named.isPresent() ? 1 : 0);
    }

    /**
     * The images for a network.
     *
     * @throws IOException if they are nowhere, or cannot be read
     * @throws IllegalArgumentException if a file is missing or damaged, or the user has to say where they are
     */
    Splits load(ModelCard card) throws IOException {
        DataSource source =
                images.namesMnist() ? DataSource.MNIST : card.recipe().data();
        Optional<Path> own = Optional.empty();
        if (named.isPresent()) {
            own = DataOptions.place(named.get());
            source = own.isPresent() ? DataSource.OWN : Settings.DATA.parse(named.get());
        }
        return images.load(source, own).splits();
    }
}
