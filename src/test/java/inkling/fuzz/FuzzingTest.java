package inkling.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No bytes whatever make a parser fail other than in a sentence, or keep it busy for long. A fuzzer that sees which branches
 * an input reaches looks for such bytes; with {@code -Dfuzz.runs}, each parser
 * gets so many inputs in a process of its own; without, all together get a few. What it once found stands in
 * the folder {@code fuzz} of the test's resources and is tried first.
 */
class FuzzingTest {
    private static final int RUNS = Integer.getInteger("fuzz.runs", 0);
    private static final int FEW = 5000;
    private static final Path FOUND = Path.of("src/test/resources/fuzz");
    private static final Path WORK = Path.of("target/fuzz");

    /** Any input must be done with within this time. */
    private static final int MOST_SECONDS = 30;

    private static String fuzz(String name, List<String> options, String instrumented, int runs)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.addAll(List.of(
                Jazzer.class.getName(),
                "--target_class=" + FuzzProgram.class.getName(),
                "--instrumentation_includes=" + instrumented,
                "--reproducer_path=" + WORK.toAbsolutePath(),
                "-artifact_prefix=" + WORK.toAbsolutePath() + "/" + name + "-",
                "-runs=" + runs,
                "-seed=1",
                "-timeout=" + MOST_SECONDS,
                "-rss_limit_mb=0",
                WORK.resolve(name).toAbsolutePath().toString()));
        Process fuzzer = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(fuzzer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, fuzzer.waitFor(), output);
        return output;
    }

    /** Inputs to begin with, which must hold by themselves. */
    private static List<byte[]> seeds(Parser parser) throws IOException {
        List<byte[]> seeds = new ArrayList<>(Seeds.of(parser));
        Path found = FOUND.resolve(parser.toString());
        if (Files.isDirectory(found)) {
            try (Stream<Path> files = Files.list(found)) {
                files.sorted().forEach(file -> seeds.add(read(file)));
            }
        }
        seeds.forEach(parser::tryOn);
        return seeds;
    }

    private static void write(String name, List<byte[]> seeds) throws IOException {
        Path corpus = Files.createDirectories(WORK.resolve(name));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed" + i), seeds.get(i));
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anyBytesAreReadOrRefusedInASentence() throws IOException, InterruptedException {
        List<byte[]> seeds = new ArrayList<>();
        for (Parser parser : Parser.values()) {
            seeds(parser).forEach(seed -> seeds.add(FuzzProgram.naming(parser, seed)));
        }
        write("all", seeds);
        String output = fuzz("all", List.of(), Parser.INSTRUMENTED, FEW);
        assertTrue(output.contains("Done " + FEW + " runs"), output);
    }

    @ParameterizedTest
    @EnumSource(Parser.class)
    void manyBytesAreToo(Parser parser) throws IOException, InterruptedException {
        assumeTrue(RUNS > 0, "Only with -Dfuzz.runs, which says how many inputs each parser gets.");
        write(parser.toString(), seeds(parser));
        String output = fuzz(parser.toString(), List.of("-Dfuzz.parser=" + parser), parser.instrumented(), RUNS);
        assertTrue(output.contains("Done " + RUNS + " runs"), output);
    }
}
