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
 * <p>The order: the system property {@code mnist.dir}, the environment's {@code MNIST_DIR}, {@code ../shared/mnist}, the
 * user's cache, the mirrors (into the cache, unless {@code -Dmnist.download=false}). A directory named by the user must
 * hold all four files. Files may be packed with gzip or not.
 */
public final class MnistFiles {
    private final MnistDigests digests;
    private final List<MnistDirectory> places;
    private final MnistDirectory cache;
    private final MnistDownload download;

    /**
     * @param digests the files to look for
     * @param places where to look, in order
     * @param cache where to look last, and to download to
     * @param download how to download
     */
    public MnistFiles(MnistDigests digests, List<MnistDirectory> places, MnistDirectory cache, MnistDownload download) {
        this.digests = digests;
        this.places = List.copyOf(places);
        this.cache = cache;
        this.download = download;
    }

    /** The usual places, with this process's properties and environment. */
    public static MnistFiles standard() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return of(MnistDigests.MNIST, properties, System.getenv(), MnistDownload.standard());
    }

    /** Looks in one directory only, as if {@code -Dmnist.dir} named it; {@code origin} is the option that named it. */
    public static MnistFiles in(Path directory, String origin) {
        MnistDirectory place = new MnistDirectory(origin, directory, true);
        return new MnistFiles(MnistDigests.MNIST, List.of(place), place, MnistDownload.off());
    }

    /**
     * The usual places, as system properties ({@code mnist.dir}, {@code mnist.download}, {@code user.dir}, {@code
     * user.home}, {@code os.name}) and environment variables ({@code MNIST_DIR}, {@code XDG_CACHE_HOME}, {@code
     * LOCALAPPDATA}) give them.
     */
    public static MnistFiles of(
            MnistDigests digests,
            Map<String, String> properties,
            Map<String, String> environment,
            MnistDownload download) {
        Path working = Path.of(properties.getOrDefault("user.dir", "")).toAbsolutePath();
        List<MnistDirectory> places = new ArrayList<>();
        value(properties, "mnist.dir")
                .ifPresent(named -> places.add(new MnistDirectory("-Dmnist.dir", working.resolve(named), true)));
        value(environment, "MNIST_DIR")
                .ifPresent(named -> places.add(new MnistDirectory("MNIST_DIR", working.resolve(named), true)));
        places.add(new MnistDirectory(
                "../shared/mnist", working.resolve("../shared/mnist").normalize(), false));
        MnistDirectory cache = new MnistDirectory("the user's cache", cache(properties, environment), false);
        boolean online = !"false"
                .equalsIgnoreCase(
                        properties.getOrDefault("mnist.download", "true").trim());
        return new MnistFiles(digests, places, cache, online ? download : MnistDownload.off());
    }

    private static Path cache(Map<String, String> properties, Map<String, String> environment) {
        Optional<String> named = properties.getOrDefault("os.name", "").startsWith("Windows")
                ? value(environment, "LOCALAPPDATA")
                // The XDG base directory specification has relative paths ignored.
                : value(environment, "XDG_CACHE_HOME")
                        .filter(path -> Path.of(path).isAbsolute());
        Path base = named.map(Path::of)
                .orElseGet(
                        () -> Path.of(properties.getOrDefault("user.home", "")).resolve(".cache"));
        return base.resolve("inkling").resolve("mnist").toAbsolutePath();
    }

    private static Optional<String> value(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** The files that are looked for. */
    public MnistDigests digests() {
        return digests;
    }

    /**
     * Looks in every place, then downloads.
     *
     * @throws IllegalArgumentException if a directory that the user named lacks a file
     */
    public MnistSearch find() {
        List<String> looked = new ArrayList<>();
        for (MnistDirectory place : places) {
            List<MnistFile> missing = place.missing(digests);
            if (missing.isEmpty()) {
                return new MnistSearch.Found(digests, place);
            }
            if (place.explicit()) {
                throw lacking(place, missing.get(0));
            }
            looked.add(describe(place, missing));
        }
        List<MnistFile> missing = cache.missing(digests);
        if (missing.isEmpty()) {
            return new MnistSearch.Found(digests, cache);
        }
        looked.add(describe(cache, missing));
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

    /** Without paths: the site's manifest repeats this, and visitors have no business with the builder's directories. */
    private static String describe(MnistDirectory place, List<MnistFile> missing) {
        String lacks =
                missing.size() == 4 ? "" : " (which lacks " + missing.get(0).packedName() + ")";
        return place.origin() + lacks;
    }

    private static IllegalArgumentException lacking(MnistDirectory place, MnistFile file) {
        return new IllegalArgumentException(place.origin() + " names " + place.directory() + ", but "
                + file.packedName() + " (or " + file.name() + ", SHA-256 " + file.sha256()
                + ") is not there; put MNIST's four files into it or name another directory.");
    }
}
