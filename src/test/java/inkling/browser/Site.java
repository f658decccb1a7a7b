package inkling.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitForSelectorState;
import inkling.cli.site.SiteServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The built site, served, and a browser to visit it with. Every visitor comes with an empty profile, but all of a
 * thread's use one browser. Only those of {@link #visitAndKeep} and of other servers have the site installed by its
 * service worker: it takes time, and would answer for the server where a test changes what comes.
 */
final class Site implements AutoCloseable {
    /** Where the build leaves the site. */
    static final Path BUILT = Path.of(System.getProperty("site.directory", "target/site"));

    /** The test program is long at work where its threads wait for cores that others use. */
    private static final double PROGRAM_PATIENCE_MS = 900_000;

    /** Windows narrower than this are taken for phones. */
    private static final int PHONE = 600;

    private final SiteServer server;

    private Site(SiteServer server) {
        this.server = server;
    }

    /** Begun by the first test that asks for it, ended with the JVM. */
    private static final Site SHARED = open(BUILT);

    /** Each thread's own, since a browser must not be asked by two of them at a time. */
    private static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(() -> {
        Browsers.LaunchedBrowser launched = Browsers.launch();
        Runtime.getRuntime().addShutdownHook(new Thread(launched::close));
        return launched.browser();
    });

    /** The site as it was built; not to be closed. */
    static Site built() {
        return SHARED;
    }

    /** A site in another directory. */
    static Site open(Path directory) {
        try {
            return new Site(SiteServer.start(directory, 0));
        } catch (IOException e) {
            throw new IllegalStateException("The site in " + directory + " cannot be served: " + e.getMessage(), e);
        }
    }

    /** Copies the built site to a directory, without its data. */
    static void copyWithoutData(Path directory) {
        copy(BUILT, directory, file -> !file.startsWith("data"));
    }

    /**
     * Runs the test program's page, beside a copy of the site.
     *
     * @param directory an empty one, for the copy
     * @return what the page left in its body's {@code data-result}
     */
    static String runTestProgram(Path directory) {
        copyWithoutData(directory);
        copy(Path.of("src/test/resources/test-program"), directory, file -> true);
        copy(Path.of("target/test-program/site"), directory, file -> true);
        try (Site site = open(directory);
                Page tab = BROWSER.get().newPage()) {
            tab.navigate(site.server.url() + "parity.html");
            tab.waitForSelector(
                    "body[data-result]",
                    new Page.WaitForSelectorOptions()
                            .setState(WaitForSelectorState.ATTACHED)
                            .setTimeout(PROGRAM_PATIENCE_MS));
            return tab.getAttribute("body", "data-result");
        }
    }

    private static void copy(Path from, Path to, Predicate<Path> chosen) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                if (chosen.test(relative)) {
                    Files.createDirectories(to.resolve(relative).getParent());
                    Files.copy(file, to.resolve(relative));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the build found MNIST and put it into the site. */
    static boolean hasMnist() {
        return Files.isRegularFile(BUILT.resolve("data/mnist/train-images-idx3-ubyte.gz"));
    }

    /** A new visitor on a desktop. */
    Visit visit(String hash) {
        return visit(hash, 1280, 800);
    }

    /** A new visitor with a window of this size. */
    Visit visit(String hash, int width, int height) {
        return visit("", hash, width, height);
    }

    /** A new visitor of one of the site's pages with a window of this size. */
    Visit visit(String file, String hash, int width, int height) {
        Visit visit = Visit.open(
                context(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setHasTouch(width < PHONE)),
                server.url(),
                file,
                hash);
        visit.awaitReady();
        return visit;
    }

    /** A new visitor for whom the service worker keeps the site. */
    Visit visitAndKeep(String hash) {
        Visit visit = visitOf(server.url(), "", hash);
        visit.awaitReady();
        return visit;
    }

    /** A new visitor of a site that another server has. */
    static Visit visitAt(String url) {
        Visit visit = visitOf(url, "", "");
        visit.awaitReady();
        return visit;
    }

    /** A new visitor whose browser keeps no databases, as in some private windows. */
    Visit visitWithoutStorage(String hash) {
        BrowserContext context = context(new Browser.NewContextOptions());
        context.route("**/engine-*", route -> {
            APIResponse response = route.fetch();
            String refusing = "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };\n";
            route.fulfill(new Route.FulfillOptions().setResponse(response).setBody(refusing + response.text()));
        });
        Visit visit = Visit.open(context, server.url(), hash);
        visit.awaitReady();
        return visit;
    }

    /** A new visitor of any page of a site that another server has, whether or not it becomes ready. */
    static Visit visitOf(String url, String file, String hash) {
        return Visit.open(BROWSER.get().newContext(), url, file, hash);
    }

    /** A new visitor to whom the server does not give the files that match the pattern. */
    Visit visitWithout(String pattern) {
        return visitWhere(pattern, Route::abort, "");
    }

    /** A new visitor whose requests for the files that match the pattern are answered in a way of their own. */
    Visit visitWhere(String pattern, Consumer<Route> answer, String hash) {
        BrowserContext context = context(new Browser.NewContextOptions());
        context.route(pattern, answer);
        return Visit.open(context, server.url(), hash);
    }

    /** A new visitor for whom a script runs before the page's own, and whose files that match a pattern are changed. */
    Visit visitChanged(String script, String pattern, UnaryOperator<String> change) {
        BrowserContext context = context(new Browser.NewContextOptions());
        context.addInitScript(script);
        context.route(pattern, route -> {
            APIResponse response = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(response).setBody(change.apply(response.text())));
        });
        return Visit.open(context, server.url(), "");
    }

    /** A new visitor who opens the page's file without a server. */
    static Visit visitAsFile() {
        return Visit.open(BROWSER.get().newContext(), BUILT.toUri() + "index.html", "");
    }

    /** A new visitor whose page is not isolated from other origins, as on a host that sends no such headers. */
    Visit visitNotIsolated(String hash) {
        BrowserContext context = context(new Browser.NewContextOptions());
        context.route("**/*", route -> {
            APIResponse response = route.fetch();
            Map<String, String> headers = new HashMap<>(response.headers());
            headers.keySet().removeIf(name -> name.startsWith("cross-origin-"));
            route.fulfill(new Route.FulfillOptions().setResponse(response).setHeaders(headers));
        });
        Visit visit = Visit.open(context, server.url(), hash);
        visit.awaitReady();
        return visit;
    }

    /** Answers a request for a script with another, which comes with the headers of the one that was asked for. */
    static void answerWith(Route route, String script) {
        Map<String, String> headers = new HashMap<>(route.fetch().headers());
        headers.remove("content-length");
        route.fulfill(new Route.FulfillOptions().setHeaders(headers).setBody(script));
    }

    /** The site's address. */
    String url() {
        return server.url();
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        return BROWSER.get().newContext(options.setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    }

    @Override
    public void close() {
        server.close();
    }
}
