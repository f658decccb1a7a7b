package inkling.cli.site;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import inkling.cli.files.JavaMemory;
import inkling.data.MnistFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The site's {@code data/manifest.json}: whether MNIST is part of the site, and how to check its files. */
public final class DataManifest {
    /** The site's directory with MNIST's files. */
    public static final String MNIST_DIRECTORY = "data/mnist";

    private static final String PATH = "data/manifest.json";

    private DataManifest() {}

    /** Says that MNIST is there, in files that are already in the site; returns their bytes as served. */
    public static long writeAvailable(Path site, List<MnistFile> files) throws IOException {
        JsonStringWriter json = mnist(true).array("files");
        long total = 0;
        for (MnistFile file : files) {
            long bytes = Files.size(site.resolve(MNIST_DIRECTORY).resolve(file.packedName()));
            total += bytes;
            json.object().value("name", file.packedName()).value("bytes", bytes);
            json.value("uncompressed", file.bytes())
                    .value("sha256", file.sha256())
                    .end();
        }
        write(site, json.end());
        return total;
    }

    /** Says that MNIST is not there, and why. */
    public static void writeMissing(Path site, String reason) throws IOException {
        write(site, mnist(false).value("reason", reason));
    }

    private static JsonStringWriter mnist(boolean available) {
        return JsonWriter.indent("  ").string().object().object("mnist").value("available", available);
    }

    private static void write(Path site, JsonStringWriter mnist) throws IOException {
        Path path = site.resolve(PATH);
        Files.createDirectories(path.getParent());
        Files.writeString(path, mnist.end().end().done() + "\n");
    }

    /** What data a site has, in a sentence. */
    public static String describe(Path site) throws IOException {
        Path path = site.resolve(PATH);
        if (!Files.isRegularFile(path)) {
            return "no MNIST (" + PATH + " is not there); training uses synthetic handwriting.";
        }
        try {
            JsonObject mnist = JsonParser.object().from(Files.readString(path)).getObject("mnist", new JsonObject());
            if (!mnist.getBoolean("available", false)) {
                return "no MNIST; training uses synthetic handwriting. " + mnist.getString("reason", "");
            }
            JsonArray files = mnist.getArray("files", new JsonArray());
            long bytes = 0;
            for (int i = 0; i < files.size(); i++) {
                bytes += files.getObject(i, new JsonObject()).getLong("bytes", 0);
            }
            return "MNIST, " + files.size() + " files, " + JavaMemory.megabytes(bytes) + ".";
        } catch (JsonParserException malformed) {
            return "unknown, as " + PATH + " is not JSON: " + malformed.getMessage() + ".";
        }
    }
}
