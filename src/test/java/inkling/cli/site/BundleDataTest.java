package inkling.cli.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.data.MnistArchive;
import inkling.data.MnistDownload;
import inkling.data.MnistFile;
import inkling.data.MnistFiles;
import inkling.data.ToyMnist;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleDataTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path temp;

    @Test
    void packedAndPlainSourcesBothEndUpPackedWithAManifest() throws Exception {
        for (boolean packed : new boolean[] {true, false}) {
            Path source = ToyMnist.write(temp.resolve("source-" + packed), packed);
            Path site = temp.resolve("site-" + packed);
            assertEquals(0, bundle(site, source));
            JsonObject mnist = manifest(site);
            assertTrue(mnist.getBoolean("available"));
            for (int i = 0; i < 4; i++) {
                MnistFile file = ToyMnist.DIGESTS.files().get(i);
                JsonObject entry = mnist.getArray("files").getObject(i);
                byte[] stored = Files.readAllBytes(site.resolve("data/mnist").resolve(file.packedName()));
                assertTrue(MnistArchive.isPacked(stored));
                assertArrayEquals(ToyMnist.bytes(file.name()), MnistArchive.unpack(file, "the site's file", stored));
                assertEquals(file.packedName(), entry.getString("name"));
                assertEquals(stored.length, entry.getInt("bytes"));
                assertEquals(file.bytes(), entry.getInt("uncompressed"));
                assertEquals(file.sha256(), entry.getString("sha256"));
            }
        }
        assertEquals(2, lines(out));
        assertTrue(text(out).startsWith("Data: MNIST from " + temp.resolve("source-true") + " (-Dmnist.dir), 4 "));
        assertEquals("", text(err));
    }

    @Test
    void aWholeTargetIsLeftAloneAndADamagedOneIsReplaced() throws IOException {
        Path source = ToyMnist.write(temp.resolve("source"), false);
        Path site = temp.resolve("site");
        bundle(site, source);
        Path whole = site.resolve("data/mnist/train-images-idx3-ubyte.gz");
        Path damaged = site.resolve("data/mnist/train-labels-idx1-ubyte.gz");
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.writeString(damaged, "damaged");
        Files.setLastModifiedTime(whole, longAgo);
        assertEquals(0, bundle(site, source));
        assertEquals(longAgo, Files.getLastModifiedTime(whole));
        assertTrue(MnistArchive.isPacked(Files.readAllBytes(damaged)));
    }

    @Test
    void withoutMnistTheBuildSucceedsWithOneWarning() throws Exception {
        Path site = temp.resolve("site");
        bundle(site, ToyMnist.write(temp.resolve("source"), true));
        out.reset();
        assertEquals(0, run(site, Map.of()));
        assertEquals(1, lines(out));
        assertTrue(text(out).startsWith("WARNING: MNIST is not in "), text(out));
        assertEquals("", text(err));
        assertFalse(manifest(site).getBoolean("available"));
        assertTrue(manifest(site).getString("reason").contains("download is switched off"));
        assertFalse(
                manifest(site).getString("reason").contains(temp.toString()), "a site tells no path of its builder");
        assertFalse(Files.exists(site.resolve("data/mnist/train-images-idx3-ubyte.gz")), "no leftover contradicts");
        assertTrue(DataManifest.describe(site).startsWith("no MNIST; training uses synthetic handwriting."));
    }

    @Test
    void aDamagedFileFailsTheBuildWithASentence() throws IOException {
        Path source = ToyMnist.write(temp.resolve("source"), true);
        Path site = temp.resolve("site");
        bundle(site, source);
        out.reset();
        Path damaged = source.resolve("t10k-labels-idx1-ubyte.gz");
        Files.write(damaged, ToyMnist.pack(new byte[20]));
        assertEquals(1, bundle(site, source));
        assertEquals("", text(out));
        assertEquals(1, lines(err));
        assertTrue(text(err).startsWith(damaged + " is damaged: expected SHA-256 "), text(err));
    }

    @Test
    void aManifestIsDescribedWhateverItHolds() throws IOException {
        Path site = temp.resolve("site");
        assertTrue(DataManifest.describe(site).startsWith("no MNIST (data/manifest.json is not there)"));
        bundle(site, ToyMnist.write(temp.resolve("source"), true));
        assertEquals("MNIST, 4 files, 0.0 MB.", DataManifest.describe(site));
        for (String content : new String[] {"", "{", "[]", "{\"mnist\": 3}", "{\"mnist\": {\"files\": [1]}}"}) {
            Files.writeString(site.resolve("data/manifest.json"), content);
            assertTrue(DataManifest.describe(site).matches("(no MNIST|unknown).*"), content);
        }
    }

    @Test
    void librariesAreCopiedFromTheClassPathAndAMissingOneIsNamed() throws IOException {
        Path site = temp.resolve("site");
        String resource = BundleData.class.getName().replace('.', '/') + ".class";
        for (int build = 0; build < 2; build++) {
            assertEquals(0, run(site, List.of("lib/a.js=" + resource), Map.of()));
            assertArrayEquals(
                    BundleData.class
                            .getClassLoader()
                            .getResourceAsStream(resource)
                            .readAllBytes(),
                    Files.readAllBytes(site.resolve("lib/a.js")));
        }
        assertEquals(1, run(site, List.of("lib/b.js=no/such/library.js"), Map.of()));
        assertEquals("The class path has no no/such/library.js.", text(err).trim());
    }

    private int bundle(Path site, Path source) {
        return run(site, Map.of("mnist.dir", source.toString()));
    }

    private int run(Path site, Map<String, String> more) {
        return run(site, List.of(), more);
    }

    private int run(Path site, List<String> libraries, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("user.dir", temp.resolve("project").toString());
        properties.put("user.home", temp.resolve("home").toString());
        MnistFiles files = MnistFiles.of(ToyMnist.DIGESTS, properties, Map.of(), MnistDownload.off());
        return BundleData.run(
                site,
                libraries,
                files,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static JsonObject manifest(Path site) throws IOException, JsonParserException {
        return JsonParser.object()
                .from(Files.readString(site.resolve("data/manifest.json")))
                .getObject("mnist");
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static long lines(ByteArrayOutputStream stream) {
        return text(stream).lines().count();
    }
}
