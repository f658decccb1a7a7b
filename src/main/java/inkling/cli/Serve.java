package inkling.cli;

import inkling.cli.site.DataManifest;
import inkling.cli.site.SiteServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: serves the built site on this machine. */
@Command(name = "serve", description = "Serves the site on this machine only, until it is stopped with Ctrl+C.")
final class Serve implements Callable<Integer> {
    private static final int USUAL_PORT = 8_000;
    private static final int PORTS_TO_TRY = 100;
    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The site's directory (default: ${DEFAULT-VALUE}).",
            defaultValue = "target/site")
    private Path directory;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port, or 0 for any (default: " + USUAL_PORT + ", or the next that is free).")
    private Optional<Integer> port = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (port.isPresent() && (port.get() < 0 || port.get() > MAX_PORT)) {
            throw new ParameterException(
                    spec.commandLine(), "--port takes 0 to " + MAX_PORT + ", not " + port.get() + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (SiteServer server = port.isPresent() ? SiteServer.start(directory, port.get()) : onFreePort()) {
            out.println("Inkling is at " + server.url() + " (stop it with Ctrl+C)");
            out.println("Data: " + DataManifest.describe(directory));
            out.flush();
            server.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }

    private SiteServer onFreePort() throws IOException {
        for (int candidate = USUAL_PORT; candidate < USUAL_PORT + PORTS_TO_TRY; candidate++) {
            try {
                return SiteServer.start(directory, candidate);
            } catch (BindException taken) {
                // The next one, then.
            }
        }
        throw new BindException("Ports " + USUAL_PORT + " to " + (USUAL_PORT + PORTS_TO_TRY - 1)
                + " are all taken; choose another with --port.");
    }
}
