package inkling.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No bytes whatever make a parser fail other than in a sentence, or keep it busy for long. A fuzzer that sees which branches
 * an input reaches looks for such bytes; {@code -Dfuzz.runs} says how many inputs each parser gets. What it once found stands in
 * the folder {@code fuzz} of the test's resources and is tried first.
 */
class FuzzingTest {
    private static final int RUNS = Integer.getInteger("fuzz.runs", 300);
    private static final Path FOUND = Path.of("src/test/resources/fuzz");
    private static final Path WORK = Path.of("target/fuzz");

    /** Any input must be done with within this time. */
    private static final int MOST_SECONDS = 30;

    private static List<String> command(Parser parser, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dfuzz.parser=" + parser,
                Jazzer.class.getName(),
                "--target_class=" + FuzzProgram.class.getName(),
                "--instrumentation_includes=" + parser.instrumented(),
                "--reproducer_path=" + WORK.toAbsolutePath(),
                "-artifact_prefix=" + WORK.toAbsolutePath() + "/" + parser + "-",
                "-runs=" + RUNS,
                "-seed=1",
                "-timeout=" + MOST_SECONDS,
                "-rss_limit_mb=0",
                corpus.toAbsolutePath().toString());
    }

    private static Path corpus(Parser parser) throws IOException {
        Path corpus = Files.createDirectories(WORK.resolve(parser.toString()));
        List<byte[]> seeds = new ArrayList<>(Seeds.of(parser));
        Path found = FOUND.resolve(parser.toString());
        if (Files.isDirectory(found)) {
            try (Stream<Path> files = Files.list(found)) {
                files.sorted().forEach(file -> seeds.add(read(file)));
            }
        }
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed" + i), seeds.get(i));
            parser.tryOn(seeds.get(i));
        }
        return corpus;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Parser.class)
    void anyBytesAreReadOrRefusedInASentence(Parser parser) throws IOException, InterruptedException {
        Process fuzzer = new ProcessBuilder(command(parser, corpus(parser)))
                .redirectErrorStream(true)
                .start();
        String output = new String(fuzzer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, fuzzer.waitFor(), output);
        assertTrue(output.contains("Done " + RUNS + " runs"), output);
    }
}
