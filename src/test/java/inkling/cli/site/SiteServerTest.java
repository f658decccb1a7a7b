package inkling.cli.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteServerTest {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("page.js", "text/javascript"),
            Map.entry("worker.wasm", "application/wasm"),
            Map.entry("data/manifest.json", "application/json"),
            Map.entry("data/mnist/train-images-idx3-ubyte.gz", "application/gzip"),
            Map.entry("models/shipped.safetensors", "application/octet-stream"),
            Map.entry("site.webmanifest", "application/manifest+json"),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("icon.png", "image/png"),
            Map.entry("style.css", "text/css"),
            Map.entry("index.html", "text/html"));

    private final HttpClient client = HttpClient.newHttpClient();
    private SiteServer server;

    @TempDir
    Path temp;

    @BeforeEach
    void startServer() throws IOException {
        Path site = temp.resolve("site");
        for (String name : TYPES.keySet()) {
            Files.createDirectories(site.resolve(name).getParent());
            Files.write(site.resolve(name), content(name));
        }
        Files.writeString(temp.resolve("secret.txt"), "secret");
        server = SiteServer.start(site, 0);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private static byte[] content(String name) {
        byte[] bytes = new byte[200_000];
        Arrays.fill(bytes, (byte) name.charAt(0));
        return bytes;
    }

    @Test
    void everyKindOfFileHasItsTypeAndArrivesUnchanged() throws Exception {
        for (Map.Entry<String, String> file : TYPES.entrySet()) {
            HttpResponse<byte[]> response = get(file.getKey());
            assertEquals(200, response.statusCode(), file.getKey());
            String type = header(response, "Content-Type");
            assertEquals(file.getValue(), type.split(";", -1)[0].trim(), file.getKey());
            assertArrayEquals(content(file.getKey()), response.body(), file.getKey());
        }
    }

    @Test
    void packedFilesHaveNoContentEncodingWhateverTheBrowserAccepts() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address("data/mnist/train-images-idx3-ubyte.gz")))
                .header("Accept-Encoding", "gzip, deflate, br")
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(Optional.empty(), response.headers().firstValue("Content-Encoding"));
        assertEquals("200000", header(response, "Content-Length"));
    }

    @Test
    void everyAnswerIsolatesThePageEvenNotFound() throws Exception {
        for (String path :
                new String[] {"", "index.html", "page.js", "absent.js", "data/mnist/", "engine-wasm-gc.js"}) {
            HttpResponse<byte[]> response = get(path);
            assertEquals("same-origin", header(response, "Cross-Origin-Opener-Policy"), path);
            assertEquals("require-corp", header(response, "Cross-Origin-Embedder-Policy"), path);
            assertEquals("same-origin", header(response, "Cross-Origin-Resource-Policy"), path);
            assertEquals("nosniff", header(response, "X-Content-Type-Options"), path);
            assertEquals("no-referrer", header(response, "Referrer-Policy"), path);
            assertEquals(SitePolicy.ofLocal(path), header(response, "Content-Security-Policy"), path);
            assertEquals(
                    1,
                    response.headers().allValues("Cross-Origin-Opener-Policy").size(),
                    path);
            assertTrue(header(response, "Cache-Control").contains("no-cache"), path);
        }
    }

    @Test
    void theRootIsThePageAndNoDirectoryIsListed() throws Exception {
        assertArrayEquals(content("index.html"), get("").body());
        assertTrue(get("data/").statusCode() >= 400);
        assertEquals(404, get("absent.js").statusCode());
    }

    @Test
    void aPartOfAFileCanBeAskedFor() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address("models/shipped.safetensors")))
                .header("Range", "bytes=100-149")
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(206, response.statusCode());
        assertEquals(50, response.body().length);
    }

    @Test
    void nothingOutsideTheSiteIsServed() throws IOException {
        for (String path : new String[] {
            "/../secret.txt",
            "/data/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/data/%2e%2e/%2e%2e/secret.txt",
            "/..;/secret.txt",
            "/..%5csecret.txt",
            "//../secret.txt",
            temp.resolve("secret.txt").toString(),
            "/%00/../secret.txt"
        }) {
            String answer = raw(path);
            assertTrue(answer.startsWith("HTTP/1.1 4"), path + " was answered with " + answer);
            assertFalse(answer.endsWith("secret"), path);
        }
    }

    @Test
    void onlyThisMachineIsServed() throws IOException {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        Assumptions.assumeTrue(outside.isPresent(), "This machine has no address but its own loopback.");
        assertThrows(IOException.class, () -> new Socket(outside.orElseThrow(), server.port()).close());
    }

    @Test
    void anotherNameThanThisMachinesIsNotAnswered() throws IOException {
        for (String host : new String[] {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]"}) {
            assertTrue(raw("/index.html", host).startsWith("HTTP/1.1 200"), host);
        }
        for (String host : new String[] {"example.org", "localhost.example.org", "10.0.0.1"}) {
            String answer = raw("/index.html", host);
            assertTrue(answer.startsWith("HTTP/1.1 421"), host + " was answered with " + answer);
        }
    }

    @Test
    void aLinkThatLeadsOutOfTheSiteIsNotFollowed() throws Exception {
        Path site = temp.resolve("site");
        try {
            Files.createSymbolicLink(site.resolve("out.txt"), temp.resolve("secret.txt"));
            Files.createSymbolicLink(site.resolve("out"), temp);
            Files.createSymbolicLink(site.resolve("within.html"), site.resolve("index.html"));
        } catch (IOException | UnsupportedOperationException none) {
            Assumptions.abort("This system has no symbolic links for us: " + none);
        }
        assertEquals(404, get("out.txt").statusCode());
        assertEquals(404, get("out/secret.txt").statusCode());
        assertArrayEquals(content("index.html"), get("within.html").body());
    }

    @Test
    void aTakenPortIsToldWithARemedy() {
        String fault = assertThrows(BindException.class, () -> SiteServer.start(temp.resolve("site"), server.port()))
                .getMessage();
        assertTrue(fault.startsWith("Port " + server.port() + " is taken"), fault);
        assertTrue(fault.contains("--port"), fault);
    }

    @Test
    void aDirectoryWithoutASiteIsRefused() throws IOException {
        Path absent = temp.resolve("absent");
        assertEquals(
                "There is no directory " + absent + " to serve; build the site first, or name it with --dir.",
                assertThrows(IllegalArgumentException.class, () -> SiteServer.start(absent, 0))
                        .getMessage());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SiteServer.start(temp, 0))
                .getMessage()
                .contains("has no index.html"));
    }

    @Test
    void aClosedServerFreesItsPort() throws Exception {
        int port = server.port();
        server.close();
        try (SiteServer again = SiteServer.start(temp.resolve("site"), port)) {
            assertEquals("http://localhost:" + port + "/", again.url());
            assertEquals(200, get("").statusCode());
        }
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + "/" + path;
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address(path))).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A request as no honest client writes it. */
    private String raw(String path) throws IOException {
        return raw(path, "localhost");
    }

    private String raw(String path, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("(no " + name + ")");
    }
}
