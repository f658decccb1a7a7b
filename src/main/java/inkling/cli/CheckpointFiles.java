package inkling.cli;

import inkling.cli.files.InputFile;
import inkling.cli.files.OutputFile;
import inkling.train.checkpoint.Checkpoint;
import inkling.train.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The newest checkpoint of a run in a file, and the one before beside it, so that there is always a whole one, at whatever
 * moment the program or the machine stops.
 *
 * @param file the newest
 */
record CheckpointFiles(Path file) {
    private static final long MAX_BYTES = 1L << 30;

    /** The file of the checkpoint before the newest. */
    Path previous() {
        return file.resolveSibling(file.getFileName() + ".previous");
    }

    /** Checks in advance that checkpoints can be written, so that no long run is in vain. */
    void prepare() throws IOException {
        OutputFile.prepare(file);
        OutputFile.prepare(previous());
    }

    /**
     * The newest checkpoint that is whole, if there is one.
     *
     * @throws IllegalArgumentException if there are files of these names but none is a checkpoint
     */
    Optional<Checkpoint> newest() throws IOException {
        if (!Files.exists(file)) {
            return Files.exists(previous()) ? Optional.of(read(previous())) : Optional.empty();
        }
        try {
            return Optional.of(read(file));
        } catch (IllegalArgumentException damaged) {
            if (!Files.exists(previous())) {
                throw damaged;
            }
            return Optional.of(read(previous()));
        }
    }

    private static Checkpoint read(Path path) throws IOException {
        return CheckpointFile.read(InputFile.bytes(path, MAX_BYTES), path.toString());
    }

    /** Makes a checkpoint the newest. */
    void write(Checkpoint checkpoint) throws IOException {
        byte[] bytes = CheckpointFile.write(checkpoint);
        if (Files.exists(file)) {
            Files.move(file, previous(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        OutputFile.write(file, bytes);
    }
}
