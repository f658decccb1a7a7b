package inkling.cli.site;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves a directory to this machine only, with the headers that give a page shared memory (cross-origin isolation).
 *
 * <p>Packed files are served as they are, without {@code Content-Encoding}: the page unpacks them itself, as it must on
 * hosts that do not set that header.
 */
public final class SiteServer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int IDLE_THREADS = 2;
    private static final String NO_CACHE = "no-cache";

    private static final List<HttpField> HEADERS = List.of(
            new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new HttpField("Cross-Origin-Embedder-Policy", "require-corp"),
            new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
            new HttpField("Cache-Control", NO_CACHE),
            new HttpField("X-Content-Type-Options", "nosniff"),
            new HttpField("Referrer-Policy", "no-referrer"));

    /** Names of this machine; another in a request means that a foreign page has had its own name resolved to it. */
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Server server;
    private final int port;

    private SiteServer(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a server.
     *
     * @param directory what to serve; it must hold {@code index.html}
     * @param port 1 to 65535, or 0 for any that is free
     * @throws IllegalArgumentException if there is no site in the directory
     * @throws BindException if the port is taken
     * @throws IOException if the server cannot start for another reason
     */
    public static SiteServer start(Path directory, int port) throws IOException {
        check(directory);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.addCustomizer((request, response) -> {
            HEADERS.forEach(response::put);
            response.put("Content-Security-Policy", SitePolicy.ofLocal(pathInSite(request)));
            return request;
        });
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, IDLE_THREADS);
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        server.addConnector(connector);
        server.setStopAtShutdown(true);
        ResourceHandler handler = new ResourceHandler();
        // The real path, because Jetty would treat every file below a link as an alias and refuse it.
        handler.setBaseResource(ResourceFactory.of(server).newResource(directory.toRealPath()));
        handler.setDirAllowed(false);
        handler.setCacheControl(NO_CACHE);
        // Zero: files are never mapped into memory, because Windows cannot replace a mapped file while it is served.
        handler.setMinMappedFileSize(0);
        // What Jetty does not know; it knows scripts, WebAssembly, JSON and pictures.
        server.getMimeTypes().addMimeMapping("safetensors", "application/octet-stream");
        server.getMimeTypes().addMimeMapping("webmanifest", "application/manifest+json");
        server.getMimeTypes().addMimeMapping("map", "application/json");
        server.setHandler(new Guard(directory.toRealPath(), handler));
        try {
            connector.open();
            server.start();
        } catch (IOException taken) {
            BindException fault = new BindException(
                    "Port " + port + " is taken or not allowed; choose another with --port, such as --port 0 for any.");
            fault.initCause(taken);
            throw fault;
        } catch (Exception failure) {
            stop(server);
            throw new IOException("The server cannot start: " + failure.getMessage() + ".", failure);
        }
        return new SiteServer(server, connector.getLocalPort());
    }

    private static String pathInSite(Request request) {
        String path = Request.getPathInContext(request);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** Refuses requests under a foreign name, and files that a link in the directory leads out to. */
    private static final class Guard extends Handler.Wrapper {
        private final Path directory;

        Guard(Path directory, Handler site) {
            super(site);
            this.directory = directory;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (!NAMES.contains(Request.getServerName(request).toLowerCase(Locale.ROOT))) {
                Response.writeError(
                        request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421, "This server is localhost.");
                return true;
            }
            Path file = directory.resolve(pathInSite(request));
            if (Files.exists(file) && !file.toRealPath().startsWith(directory)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                return true;
            }
            return super.handle(request, response, callback);
        }
    }

    private static void check(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "There is no directory " + directory + " to serve; build the site first, or name it with --dir.");
        }
        if (!Files.isRegularFile(directory.resolve("index.html"))) {
            throw new IllegalArgumentException("The directory " + directory
                    + " has no index.html; build the site first, or name its directory with --dir.");
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("The server did not stop.", failure);
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return port;
    }

    /** The address of the site. */
    public String url() {
        return "http://localhost:" + port + "/";
    }

    /** Waits until the server stops. */
    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        stop(server);
    }
}
