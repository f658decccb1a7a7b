package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.cli.files.Failure;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path temp;

    @Test
    void helpAndVersionSucceed() {
        assertEquals(0, execute("--help"));
        assertTrue(out.toString().contains("serve"), out.toString());
        assertEquals(0, execute("--version"));
        assertTrue(out.toString().contains("Inkling "), out.toString());
        assertEquals(0, execute("serve", "--help"));
        assertTrue(out.toString().contains("--port"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void badArgumentsHaveStatusTwo() {
        assertEquals(2, execute());
        assertEquals(2, execute("fly"));
        assertEquals(2, execute("serve", "--port", "many"));
        assertEquals(2, execute("serve", "--port", "70000"));
        assertTrue(err.toString().contains("--port takes 0 to 65535, not 70000."), err.toString());
    }

    @Test
    void aMissingSiteFailsWithASentenceAndNoStackTrace() {
        assertEquals(1, execute("serve", "--dir", temp.resolve("absent").toString()));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("There is no directory "), err.toString());
    }

    @Test
    void aTakenPortThatWasAskedForFails() throws IOException {
        Files.writeString(temp.resolve("index.html"), "<!doctype html>");
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(1, execute("serve", "--dir", temp.toString(), "--port", "" + busy.getLocalPort()));
        }
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("is taken"), err.toString());
    }

    @Test
    @Timeout(60)
    void servePrintsItsAddressAndItsDataUntilStopped() throws Exception {
        Files.writeString(temp.resolve("index.html"), "<!doctype html>");
        AtomicInteger status = new AtomicInteger(-1);
        Thread thread = new Thread(() -> status.set(execute("serve", "--dir", temp.toString())));
        thread.start();
        while (!out.toString().contains("Data: ")) {
            assertTrue(thread.isAlive(), err.toString());
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertTrue(out.toString().matches("(?s)Inkling is at http://localhost:8\\d\\d\\d/ .*"), out.toString());
        assertTrue(out.toString().contains("Data: no MNIST (data/manifest.json is not there)"), out.toString());
        thread.interrupt();
        thread.join();
        assertEquals(0, status.get());
    }

    @Test
    void aBarePathIsPutIntoASentence() {
        assertEquals(
                "model.bin cannot be used: there is no such file.",
                Failure.sentence(new NoSuchFileException("model.bin")));
        assertEquals(
                "model.bin cannot be used: access is denied.",
                Failure.sentence(new UncheckedIOException(new AccessDeniedException("model.bin"))));
        assertEquals(
                "model.bin cannot be used: the disk is full.",
                Failure.sentence(new FileSystemException("model.bin", null, "the disk is full")));
        assertEquals(
                "model.bin cannot be used: FileSystemLoopException.",
                Failure.sentence(new FileSystemLoopException("model.bin")));
        assertEquals("Failed: EOFException.", Failure.sentence(new EOFException()));
        assertFalse(Failure.isForeseen(new IllegalStateException("a fault of the program")));
    }

    private int execute(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
