package inkling.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistDownloadTest {
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @TempDir
    Path temp;

    @BeforeEach
    void startMirrors() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror("/whole/", bytes -> bytes);
        mirror("/corrupt/", bytes -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        });
        mirror("/empty/", bytes -> new byte[0]);
        server.start();
    }

    @AfterEach
    void stopMirrors() {
        server.stop(0);
    }

    private void mirror(String path, UnaryOperator<byte[]> fault) {
        server.createContext(path, exchange -> {
            String name = exchange.getRequestURI().getPath().substring(path.length());
            requests.add(path + name);
            byte[] body = fault.apply(ToyMnist.pack(ToyMnist.bytes(name.substring(0, name.length() - 3))));
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void filesAreStoredPackedInTheCache() throws IOException {
        MnistSearch.Found found = assertInstanceOf(MnistSearch.Found.class, search("/whole/"));
        assertEquals(cache(), found.directory().path());
        assertEquals(33, found.load().train().size());
        assertEquals(4, requests.size());
        assertInstanceOf(MnistSearch.Found.class, search("/whole/"));
        assertEquals(4, requests.size(), "the cache answers the second time");
        try (Stream<Path> files = Files.list(cache())) {
            assertTrue(files.allMatch(path -> path.toString().endsWith("-ubyte.gz")), "no temporary file stays");
        }
    }

    @Test
    void aCorruptMirrorIsLeftForTheNextOne() throws IOException {
        MnistSearch.Found found = assertInstanceOf(MnistSearch.Found.class, search("/corrupt/", "/whole/"));
        assertEquals(12, found.load().test().size());
        assertEquals("/corrupt/train-images-idx3-ubyte.gz", requests.get(0));
        assertEquals(5, requests.size());
    }

    @Test
    void onlyWhatIsMissingIsFetched() throws IOException {
        ToyMnist.write(cache(), false);
        Files.delete(cache().resolve("t10k-labels-idx1-ubyte"));
        assertInstanceOf(MnistSearch.Found.class, search("/whole/"));
        assertEquals(List.of("/whole/t10k-labels-idx1-ubyte.gz"), requests);
    }

    @Test
    void theReasonNamesEveryMirrorsFault() {
        MnistSearch.Missing missing =
                assertInstanceOf(MnistSearch.Missing.class, search("/corrupt/", "/empty/", "/absent/"));
        String reason = missing.reason();
        assertTrue(reason.contains("train-images-idx3-ubyte.gz is damaged: expected SHA-256"), reason);
        assertTrue(reason.contains("(0 bytes)"), reason);
        assertTrue(reason.endsWith("127.0.0.1: train-images-idx3-ubyte.gz was answered with status 404)."), reason);
        assertFalse(Files.exists(cache().resolve("train-images-idx3-ubyte.gz")));
    }

    @Test
    void aMirrorThatCannotBeReachedIsAReasonToo() {
        URI address = mirrors("/whole/").get(0);
        server.stop(0);
        MnistSearch.Missing missing = assertInstanceOf(MnistSearch.Missing.class, search(List.of(address), Map.of()));
        assertTrue(missing.reason().endsWith("could not be downloaded (127.0.0.1: no connection)."), missing.reason());
    }

    @Test
    void aMirrorThatStallsIsGivenUp() {
        server.createContext("/stalled/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().flush();
        });
        MnistDownload impatient =
                new MnistDownload(mirrors("/stalled/"), Duration.ofSeconds(2), Duration.ofMillis(300));
        MnistFiles files = MnistFiles.of(ToyMnist.DIGESTS, properties(Map.of()), Map.of(), impatient);
        MnistSearch.Missing missing = assertInstanceOf(MnistSearch.Missing.class, files.find());
        assertTrue(missing.reason().contains("127.0.0.1: "), missing.reason());
    }

    @Test
    void theDownloadCanBeSwitchedOff() {
        MnistSearch search = search(mirrors("/whole/"), Map.of("mnist.download", "false"));
        MnistSearch.Missing missing = assertInstanceOf(MnistSearch.Missing.class, search);
        assertTrue(missing.reason().endsWith("and its download is switched off."), missing.reason());
        assertEquals(List.of(), requests);
    }

    @Test
    void aCacheThatCannotBeWrittenIsAReason() throws IOException {
        Files.createDirectories(cache().getParent());
        Files.writeString(cache(), "a file where the directory belongs");
        MnistSearch.Missing missing = assertInstanceOf(MnistSearch.Missing.class, search("/whole/"));
        assertTrue(missing.reason().contains("could not be downloaded"), missing.reason());
    }

    private Path cache() {
        return temp.resolve("home/.cache/inkling/mnist");
    }

    private List<URI> mirrors(String... paths) {
        return Stream.of(paths)
                .map(path ->
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .toList();
    }

    private MnistSearch search(String... paths) {
        return search(mirrors(paths), Map.of());
    }

    private MnistSearch search(List<URI> mirrors, Map<String, String> more) {
        MnistDownload download = new MnistDownload(mirrors, Duration.ofSeconds(2), Duration.ofSeconds(10));
        return MnistFiles.of(ToyMnist.DIGESTS, properties(more), Map.of(), download)
                .find();
    }

    private Map<String, String> properties(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("user.dir", temp.resolve("project").toString());
        properties.put("user.home", temp.resolve("home").toString());
        return properties;
    }
}
