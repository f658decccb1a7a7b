package inkling.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A host of the site that answers so many requests more as it should, and the others in a bad way. */
final class FailingHost implements AutoCloseable {
    /** What goes wrong. */
    enum Fault {
        /** The connection ends without an answer. */
        CUT,
        /** Half of the file, and the connection ends. */
        HALF,
        /** A sign-in page, with a status that says that all is well. */
        SIGN_IN,
        /** An error of the server's. */
        UNAVAILABLE
    }

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html",
            "js", "text/javascript",
            "css", "text/css",
            "svg", "image/svg+xml",
            "json", "application/json",
            "wasm", "application/wasm");

    private final Path directory;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger answers = new AtomicInteger(Integer.MAX_VALUE);
    private volatile Fault fault = Fault.CUT;

    private FailingHost(Path directory, HttpServer server) {
        this.directory = directory;
        this.server = server;
    }

    static FailingHost start(Path directory) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FailingHost host = new FailingHost(directory, server);
            server.createContext("/", host::answer);
            server.setExecutor(host.threads);
            server.start();
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** From now on so many requests are answered well. */
    void failAfter(int requests, Fault kind) {
        fault = kind;
        answers.set(requests);
    }

    void heal() {
        answers.set(Integer.MAX_VALUE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            Path file = directory.resolve(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
            boolean well = answers.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!well && fault != Fault.HALF) {
                fail(exchange);
                return;
            }
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            String name = file.getFileName().toString();
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-cache");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, well ? bytes.length : bytes.length / 2);
        }
    }

    private void fail(HttpExchange exchange) throws IOException {
        switch (fault) {
            case SIGN_IN -> {
                byte[] page = "<!doctype html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
            case UNAVAILABLE -> exchange.sendResponseHeaders(503, -1);
            case CUT, HALF -> {
                // Closing the exchange without an answer ends the connection.
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
