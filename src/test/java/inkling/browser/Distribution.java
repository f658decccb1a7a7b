package inkling.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine's own packages: for root on Debian or Ubuntu, what a test lacks can be installed. */
final class Distribution {
    private static final int INSTALL_MINUTES = 10;

    private Distribution() {}

    static boolean canInstall() {
        return isRoot() && isOnPath("apt-get");
    }

    /** Installs packages if that can be done; returns whether they are there now. */
    static boolean install(String... packages) {
        List<String> install = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        install.addAll(List.of(packages));
        return canInstall() && run(List.of("apt-get", "update")) && run(install);
    }

    private static boolean run(List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("DEBIAN_FRONTEND", "noninteractive");
        return run(process);
    }

    /** Whether a command ended well within {@link #INSTALL_MINUTES}; its output is kept from Maven's console. */
    static boolean run(ProcessBuilder command) {
        try {
            Path log = Files.createTempFile("inkling-browser", ".log");
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                return process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
            } finally {
                process.destroy();
                Files.deleteIfExists(log);
            }
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static boolean isOnPath(String command) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
