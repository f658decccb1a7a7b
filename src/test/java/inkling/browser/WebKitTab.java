package inkling.browser;

import com.grack.nanojson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A tab of WebKitGTK, driven over W3C WebDriver. */
final class WebKitTab implements Tab {
    /** By this key WebDriver's JSON refers to an element. */
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    /** There is no way to read the console, so the page itself takes note of what comes after it has loaded. */
    private static final String LISTEN = """
            if (!window.complaints) {
              const complaints = window.complaints = [];
              addEventListener('error', e => complaints.push('uncaught: ' + e.message));
              addEventListener('unhandledrejection', e => complaints.push('uncaught: ' + e.reason));
              addEventListener('securitypolicyviolation', e => complaints.push('policy: ' + e.blockedURI));
              for (const level of ['error', 'warn']) {
                const log = console[level];
                console[level] = (...all) => { complaints.push('console ' + level + ': ' + all.join(' ')); log(...all); };
              }
            }
            """;

    private static final String COMPLAINTS =
            "[...(window.complaints || []).splice(0), ...performance.getEntriesByType('resource')"
                    + ".map(entry => entry.name).filter(name => !/^(data|blob):/.test(name)"
                    + " && !name.startsWith(location.origin)).map(name => 'request to another origin: ' + name)].join('\\n')";

    private final List<String> complaints = new ArrayList<>();
    private final WebKit webKit;
    private final WebDriver driver;

    /** Takes over a browser, which ends with the tab. */
    WebKitTab(WebKit webKit, EveryBrowser.Setup setup) {
        this.webKit = webKit;
        List<String> arguments = new ArrayList<>(List.of("--automation"));
        if (setup.dark()) {
            arguments.add("--dark-mode");
        }
        driver = new WebDriver(
                webKit.port(),
                Map.of(
                        "browserName",
                        "MiniBrowser",
                        "webkitgtk:browserOptions",
                        Map.of("binary", webKit.browser().toString(), "args", arguments)));
        driver.post("timeouts", Map.of("script", 2 * PATIENCE_MS, "pageLoad", PATIENCE_MS));
        driver.post("window/rect", Map.of("width", setup.width(), "height", setup.height()));
    }

    @Override
    public void open(String url) {
        keepComplaints();
        driver.post("url", Map.of("url", url));
        driver.post("execute/sync", Map.of("script", LISTEN, "args", List.of()));
    }

    /** Opens another tab in the place of this one, which is closed. */
    void replace() {
        JsonObject opened = (JsonObject) driver.post("window/new", Map.of("type", "tab"));
        driver.delete("window");
        driver.post("window", Map.of("handle", opened.getString("handle")));
    }

    @Override
    public void reload() {
        keepComplaints();
        driver.post("refresh", Map.of());
        driver.post("execute/sync", Map.of("script", LISTEN, "args", List.of()));
    }

    @Override
    public Object evaluate(String expression) {
        String script = "const answer = arguments[0]; (async () => " + expression
                + ")().then(answer, fault => answer({fault: String(fault)}));";
        Object value = driver.post("execute/async", Map.of("script", script, "args", List.of()));
        if (value instanceof JsonObject object) {
            throw new IllegalStateException(expression + ": " + object.getString("fault"));
        }
        return value;
    }

    private String element(String selector) {
        JsonObject found = (JsonObject) driver.post("element", Map.of("using", "css selector", "value", selector));
        return "element/" + found.getString(ELEMENT);
    }

    @Override
    public void click(String selector) {
        driver.post(element(selector) + "/click", Map.of());
    }

    @Override
    public void drag(List<Point> path) {
        List<Map<String, ?>> actions = new ArrayList<>();
        actions.add(move(path.get(0)));
        actions.add(Map.of("type", "pointerDown", "button", 0));
        path.forEach(point -> actions.add(move(point)));
        actions.add(Map.of("type", "pointerUp", "button", 0));
        driver.post(
                "actions",
                Map.of(
                        "actions",
                        List.of(Map.of(
                                "type",
                                "pointer",
                                "id",
                                "mouse",
                                "parameters",
                                Map.of("pointerType", "mouse"),
                                "actions",
                                actions))));
    }

    private static Map<String, ?> move(Point point) {
        return Map.of("type", "pointerMove", "duration", 0, "origin", "viewport", "x", point.x(), "y", point.y());
    }

    @Override
    public void choose(String selector, Path file) {
        driver.post(
                element(selector) + "/value",
                Map.of("text", file.toAbsolutePath().toString()));
    }

    @Override
    public byte[] saved(String selector) {
        return webKit.home().after(() -> click(selector));
    }

    @Override
    public byte[] screenshot() {
        return Base64.getDecoder().decode(String.valueOf(driver.get("screenshot")));
    }

    @Override
    public List<String> complaints() {
        keepComplaints();
        return complaints;
    }

    /** Those of this page: another one will not know them. */
    private void keepComplaints() {
        String ofPage = String.valueOf(evaluate(COMPLAINTS));
        if (!ofPage.isEmpty()) {
            complaints.addAll(List.of(ofPage.split("\n")));
        }
    }

    @Override
    public void close() {
        try (webKit) {
            driver.close();
        }
    }
}
