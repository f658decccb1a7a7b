package inkling.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import inkling.cli.SiteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The built site, served, and a browser to visit it with. */
final class Site implements AutoCloseable {
    /** Where the build leaves the site. */
    static final Path BUILT = Path.of(System.getProperty("site.directory", "target/site"));

    /** Windows narrower than this are taken for phones. */
    private static final int PHONE = 600;

    private final SiteServer server;
    private final Browsers.LaunchedBrowser browser;

    private Site(SiteServer server, Browsers.LaunchedBrowser browser) {
        this.server = server;
        this.browser = browser;
    }

    /** The site as it was built. */
    static Site open() {
        return open(BUILT);
    }

    /** A site in another directory. */
    static Site open(Path directory) {
        try {
            return new Site(SiteServer.start(directory, 0), Browsers.launch());
        } catch (IOException e) {
            throw new IllegalStateException("The site in " + directory + " cannot be served: " + e.getMessage(), e);
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

    /** A new visitor to whom the server does not give the files that match the pattern. */
    Visit visitWithout(String pattern) {
        // A service worker would give them from its cache.
        BrowserContext context = context(new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        context.route(pattern, Route::abort);
        return Visit.open(context, server.url(), "");
    }

    /** A new visitor whose page is not isolated from other origins, as on a host that sends no such headers. */
    Visit visitNotIsolated(String hash) {
        // A service worker would add the headers.
        BrowserContext context = context(new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
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

    private BrowserContext context(Browser.NewContextOptions options) {
        return browser.browser().newContext(options);
    }

    @Override
    public void close() {
        browser.close();
        server.close();
    }
}
