package inkling.cli.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.data.MnistArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteVersionTest {
    private static final String MNIST = "data/mnist/train-images-idx3-ubyte.gz";

    @TempDir
    Path site;

    private JsonObject list() throws IOException, JsonParserException {
        SiteVersion.write(site);
        String script = Files.readString(site.resolve("files.js"));
        return JsonParser.object().from(script.substring(script.indexOf('{'), script.lastIndexOf(';')));
    }

    @Test
    void everyFileIsListedWithItsDigestAndMnistApart() throws IOException, JsonParserException {
        Files.createDirectories(site.resolve("data/mnist"));
        for (String file : new String[] {"index.html", "sw.js", "data/manifest.json", MNIST}) {
            Files.writeString(site.resolve(file), "the text of " + file);
        }
        list();
        JsonObject list = list();
        assertEquals(
                Set.of("index.html", "data/manifest.json"),
                list.getObject("files").keySet());
        assertEquals(Set.of(MNIST), list.getObject("data").keySet());
        assertEquals(
                MnistArchive.digest(Files.readAllBytes(site.resolve(MNIST))),
                list.getObject("data").getString(MNIST));
    }

    @Test
    void theServiceWorkerLearnsThePolicies() throws IOException, JsonParserException {
        assertEquals(SitePolicy.all(), list().getObject("policies"));
    }

    @Test
    void aVersionIsAnotherWhenAFileIs() throws IOException, JsonParserException {
        Files.writeString(site.resolve("page.js"), "1");
        String first = list().getString("version");
        assertEquals(first, list().getString("version"));
        Files.writeString(site.resolve("page.js"), "2");
        assertNotEquals(first, list().getString("version"));
    }
}
