package inkling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.nn.Network;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in README.md: its lines are compiled and run as they stand there. */
class ReadmeTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```java\\R(?<code>.*?)```.*?```\\R(?<printed>.*?)```", Pattern.DOTALL);

    private static final String BEFORE = """
            import inkling.kernel.*;
            import inkling.kernel.SparseRows.Batch;
            import inkling.nn.*;
            import inkling.optim.*;
            import java.util.*;

            public final class Example {
                public static void main(String[] args) {
            """;
    private static final String AFTER = "}}";

    @Test
    void theExamplePrintsWhatItSays(@TempDir Path directory) throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
        assertTrue(example.find(), "README has an example and what it prints");
        Path source = directory.resolve("Example.java");
        Files.writeString(source, BEFORE + example.group("code") + AFTER);
        URL inkling = Network.class.getProtectionDomain().getCodeSource().getLocation();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream faults = new ByteArrayOutputStream();
        int status = compiler.run(
                null,
                null,
                faults,
                "-proc:none",
                "-cp",
                Path.of(inkling.toURI()).toString(),
                source.toString());
        assertEquals(0, status, faults.toString(StandardCharsets.UTF_8));
        String expected = example.group("printed").replace("\r\n", "\n");
        assertEquals(expected, output(directory).replace(System.lineSeparator(), "\n"));
    }

    private static String output(Path directory) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = System.out;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
