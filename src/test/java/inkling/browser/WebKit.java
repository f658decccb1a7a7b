package inkling.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * WebKitGTK's own small browser, with Safari's engine: its window is on a screen of its own that nobody sees, and its
 * driver listens on a port of this machine.
 *
 * @param port where the driver listens
 * @param browser the browser's executable
 * @param home the browser's home, with its profile, in which it also keeps what pages save
 * @param processes the driver and the screen
 */
record WebKit(int port, Path browser, Downloads home, List<Process> processes) implements AutoCloseable {
    static final String DRIVER = "WebKitWebDriver";
    static final String SCREEN = "Xvfb";

    private static final long START_MS = 20_000;

    private static final String INSTALLED = "MiniBrowser";

    /** Where the browser is, if it is installed with all that it needs here. */
    static Optional<Path> find() {
        if (!Distribution.isOnPath(DRIVER) || !Distribution.isOnPath(SCREEN)) {
            return Optional.empty();
        }
        // Such as /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser.
        for (String root : List.of("/usr/lib", "/usr/lib64", "/usr/libexec")) {
            Optional<Path> browser = below(Path.of(root));
            if (browser.isPresent()) {
                return browser;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> below(Path root) {
        try (Stream<Path> files = Files.find(root, 3, (path, attributes) -> path.endsWith(INSTALLED))) {
            return files.filter(Files::isExecutable).findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Starts the screen and the driver; the driver starts the browser when a session begins.
     *
     * @param sharedMemory whether pages that are isolated from other origins may share memory among threads
     */
    static WebKit start(Path browser, boolean sharedMemory) {
        List<Process> processes = new ArrayList<>();
        try {
            Downloads home = Downloads.inNewFolder();
            int port = freePort();
            Map<String, String> variables = new HashMap<>();
            variables.put("DISPLAY", ":" + startScreen(processes));
            variables.put("HOME", home.folder().toString());
            variables.put("XDG_RUNTIME_DIR", home.folder().toString());
            variables.put("NO_AT_BRIDGE", "1");
            variables.put("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
            if (sharedMemory) {
                variables.put("JSC_useSharedArrayBuffer", "1");
            }
            ProcessBuilder driver = new ProcessBuilder(DRIVER, "--port=" + port)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            driver.environment().putAll(variables);
            processes.add(driver.start());
            WebKit webKit = new WebKit(port, browser, home, processes);
            Runtime.getRuntime().addShutdownHook(new Thread(webKit::close));
            webKit.awaitDriver();
            return webKit;
        } catch (IOException e) {
            processes.forEach(Process::destroy);
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the screen's number, which it chooses itself. */
    private static String startScreen(List<Process> processes) throws IOException {
        Process screen = new ProcessBuilder(
                        SCREEN, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(screen);
        String number = screen.inputReader(StandardCharsets.US_ASCII).readLine();
        if (number == null) {
            throw new IOException(SCREEN + " did not start.");
        }
        return number;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitDriver() throws IOException {
        long end = System.currentTimeMillis() + START_MS;
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (ConnectException notYet) {
                if (System.currentTimeMillis() > end) {
                    throw notYet;
                }
            }
        }
    }

    @Override
    public void close() {
        processes.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
        processes.forEach(process -> process.onExit().join());
        home.close();
    }
}
