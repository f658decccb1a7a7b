package inkling.data;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for MNIST on this machine and, failing that, on public mirrors. JVM only.
 *
 * <p>The order: the system property {@code mnist.dir}, the environment variable {@code MNIST_DIR}, {@code
 * ../shared/mnist}, the user's cache, the mirrors (into the cache, unless {@code -Dmnist.download=false}). A directory
 * named by the user must hold all four files. Files may be packed with gzip or not.
 *
 * @param digests the files to look for
 * @param directories where to look, in order; downloads go to the last
 * @param download how to download
 */
public record MnistFiles(MnistDigests digests, List<MnistDirectory> directories, MnistDownload download) {
    /** The usual directories, with this process's properties and environment. */
    public static MnistFiles standard() {
        Map<String, String> properties = new HashMap<>();
        System.getProperties().forEach((name, value) -> properties.put(name.toString(), value.toString()));
        return of(MnistDigests.MNIST, properties, System.getenv(), MnistDownload.standard());
    }

    /** Looks in one directory only, as if {@code -Dmnist.dir} named it; {@code origin} is the option that named it. */
    public static MnistFiles in(Path directory, String origin) {
        List<MnistDirectory> only = List.of(new MnistDirectory(origin, directory, true));
        return new MnistFiles(MnistDigests.MNIST, only, MnistDownload.off());
    }

    /**
     * The usual directories, as system properties ({@code mnist.dir}, {@code mnist.download}, {@code user.dir}, {@code
     * user.home}, {@code os.name}) and environment variables ({@code MNIST_DIR}, {@code XDG_CACHE_HOME}, {@code
     * LOCALAPPDATA}) give them.
     */
    public static MnistFiles of(
            MnistDigests digests,
            Map<String, String> properties,
            Map<String, String> environment,
            MnistDownload download) {
        Path working = Path.of(properties.getOrDefault("user.dir", "")).toAbsolutePath();
        Path shared = working.resolve("../shared/mnist").normalize();
        List<MnistDirectory> all = new ArrayList<>();
        value(properties, "mnist.dir")
                .ifPresent(named -> all.add(new MnistDirectory("-Dmnist.dir", working.resolve(named), true)));
        value(environment, "MNIST_DIR")
                .ifPresent(named -> all.add(new MnistDirectory("MNIST_DIR", working.resolve(named), true)));
        all.add(new MnistDirectory("../shared/mnist", shared, false));
        all.add(new MnistDirectory("the user's cache", cache(properties, environment), false));
        boolean offline =
                "false".equalsIgnoreCase(value(properties, "mnist.download").orElse("true"));
        return new MnistFiles(digests, all, offline ? MnistDownload.off() : download);
    }

    private static Path cache(Map<String, String> properties, Map<String, String> environment) {
        Optional<String> named = properties.getOrDefault("os.name", "").startsWith("Windows")
                ? value(environment, "LOCALAPPDATA")
                // The XDG base directory specification has relative paths ignored.
                : value(environment, "XDG_CACHE_HOME")
                        .filter(path -> Path.of(path).isAbsolute());
        Path home = Path.of(properties.getOrDefault("user.home", ""));
        Path base = named.map(Path::of).orElse(home.resolve(".cache"));
        return base.resolve("inkling").resolve("mnist").toAbsolutePath();
    }

    private static Optional<String> value(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(String::trim).filter(text -> !text.isEmpty());
    }

    /**
     * Looks in every directory, then downloads.
     *
     * @throws IllegalArgumentException if a directory that the user named lacks a file
     */
    public MnistSearch find() {
        List<String> looked = new ArrayList<>();
        for (MnistDirectory directory : directories) {
            List<MnistFile> missing = directory.missing(digests);
            if (missing.isEmpty()) {
                return new MnistSearch.Found(digests, directory);
            }
            MnistFile first = missing.get(0);
            if (directory.explicit()) {
                throw new IllegalArgumentException(directory.origin() + " names " + directory.path() + ", but "
                        + first.packedName() + " (or " + first.name() + ", SHA-256 " + first.sha256()
                        + ") is not there; put MNIST's four files into it or name another directory.");
            }
            // Without paths: the site's manifest repeats this, and visitors have no business with the builder's disk.
            looked.add(directory.origin() + (missing.size() == 4 ? "" : " (which lacks " + first.packedName() + ")"));
        }
        MnistDirectory cache = directories.get(directories.size() - 1);
        List<String> failures = download.fetch(digests, cache);
        if (cache.missing(digests).isEmpty()) {
            return new MnistSearch.Found(digests, cache);
        }
        return new MnistSearch.Missing("MNIST is not in " + String.join(", nor in ", looked)
                + (failures.isEmpty()
                        ? ", and its download is switched off."
                        : ", and could not be downloaded (" + String.join("; ", failures) + ")."));
    }

    /**
     * Finds the files or fails.
     *
     * @throws FileNotFoundException with the reason and what to do, if they are nowhere
     */
    public MnistSearch.Found require() throws FileNotFoundException {
        MnistSearch search = find();
        if (search instanceof MnistSearch.Found found) {
            return found;
        }
        throw new FileNotFoundException(((MnistSearch.Missing) search).reason()
                + " Name the directory with its four files with -Dmnist.dir or MNIST_DIR.");
    }
}
