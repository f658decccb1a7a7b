package inkling.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory where MNIST may lie. JVM only.
 *
 * @param origin what to call it in a message, such as {@code -Dmnist.dir}
 * @param directory the directory, which need not exist
 * @param explicit whether the user named it: then it must hold the files, and no other place is searched
 */
public record MnistDirectory(String origin, Path directory, boolean explicit) {
    /** The file, packed or not, if it is here. */
    Optional<Path> find(MnistFile file) {
        for (String name : List.of(file.packedName(), file.name())) {
            Path path = directory.resolve(name);
            if (Files.isRegularFile(path)) {
                return Optional.of(path);
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
