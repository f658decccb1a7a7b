package inkling.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory that may hold MNIST. JVM only.
 *
 * @param origin what to call it in a message, such as {@code -Dmnist.dir}
 * @param path the directory, which need not exist
 * @param explicit whether the user named it: then it must hold the files, and no other directory is searched
 */
public record MnistDirectory(String origin, Path path, boolean explicit) {
    /** The file, packed or not, if it is here. */
    Optional<Path> find(MnistFile wanted) {
        for (String name : List.of(wanted.packedName(), wanted.name())) {
            Path file = path.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** The files that are not here. */
    List<MnistFile> missing(MnistDigests digests) {
        List<MnistFile> missing = new ArrayList<>();
        for (MnistFile file : digests.files()) {
            if (find(file).isEmpty()) {
                missing.add(file);
            }
        }
        return missing;
    }
}
