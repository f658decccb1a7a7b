package inkling.browser;

import inkling.cli.SiteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The built site, served, and a browser to visit it with. */
final class Site implements AutoCloseable {
    /** Where the build leaves the site. */
    static final Path BUILT = Path.of(System.getProperty("site.directory", "target/site"));

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
        return Visit.open(browser.browser(), server.url(), hash, 1280, 800);
    }

    /** A new visitor with a window of this size. */
    Visit visit(String hash, int width, int height) {
        return Visit.open(browser.browser(), server.url(), hash, width, height);
    }

    @Override
    public void close() {
        browser.close();
        server.close();
    }
}
