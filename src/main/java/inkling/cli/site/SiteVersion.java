package inkling.cli.site;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import inkling.data.MnistArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The site's {@code files.js}: the list of its files with their digests, by which the service worker installs a version
 * whole or not at all, and the policies that it sends them with.
 */
public final class SiteVersion {
    private static final String LIST = "files.js";
    private static final String SERVICE_WORKER = "sw.js";

    private SiteVersion() {}

    /** Lists what is in a site now; MNIST apart, which is kept only once it has been asked for. */
    public static void write(Path site) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        SortedMap<String, String> data = new TreeMap<>();
        try (Stream<Path> all = Files.walk(site)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = site.relativize(file).toString().replace('\\', '/');
                if (!path.equals(LIST) && !path.equals(SERVICE_WORKER)) {
                    boolean mnist = path.startsWith(DataManifest.MNIST_DIRECTORY + "/");
                    (mnist ? data : files).put(path, MnistArchive.digest(Files.readAllBytes(file)));
                }
            }
        }
        SortedMap<String, String> policies = new TreeMap<>(SitePolicy.all());
        String version = MnistArchive.digest((files + " " + data + " " + policies).getBytes(StandardCharsets.UTF_8));
        JsonStringWriter list = JsonWriter.indent("  ").string().object();
        list.value("version", version).object("files");
        files.forEach(list::value);
        list.end().object("data");
        data.forEach(list::value);
        list.end().object("policies");
        policies.forEach(list::value);
        Files.writeString(
                site.resolve(LIST),
                "// Written by the build: the files of this version of the site, and the SHA-256 digest of each; and policies.\n"
                        + "self.inkling = " + list.end().end().done() + ";\n");
    }
}
