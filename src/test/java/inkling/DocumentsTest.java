package inkling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name exists, and no file names the machine that it was written on. */
class DocumentsTest {
    private static final Path DOCUMENTS = Path.of("src/site/markdown");
    private static final int MOST_WORDS_ON_SPEED = 1_500;
    private static final int MOST_FILES_OF_A_BATCH = 28;
    private static final int MOST_FILES_OF_A_POINT = 24;

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern FILE = Pattern.compile("(?:src|web|\\.github|\\.ci|\\.mvn)/[\\w./-]+|pom\\.xml");

    /** A class, perhaps with its package before it and a member after it: {@code wasm.Lanes}, {@code Network.step}. */
    private static final Pattern CLASS =
            Pattern.compile("(?:[a-z]+\\.)*([A-Z]\\w*[a-z]\\w*)(?:[.#]\\w+)*(?:\\(.*\\))?");

    /** Names of that form that are not the project's own. */
    private static final Set<String> FOREIGN = Set.of("Math", "NaN", "Structure");

    /** In two parts, so that this file does not name them. */
    private static final Pattern MACHINE = Pattern.compile("(?<![\\w.}])/" + "(?:root|work|tmp/h|tmp/brief)/"
            + "|/home/" + "(?!ada)\\w|(?i:arti" + "factory|nex" + "us/|registry\\." + "npm|pypi\\." + "org|repo1?\\."
            + "maven)");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            return Stream.concat(Stream.of(Path.of("README.md")), files.sorted().toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyFileThatADocumentNamesExists(Path document) throws IOException {
        String text = Files.readString(document);
        Set<String> missing = new TreeSet<>();
        for (String link : matches(LINK, text, 1)) {
            if (!link.contains("://") && !Files.exists(document.resolveSibling(link))) {
                missing.add(link);
            }
        }
        for (String code : matches(CODE, text, 1)) {
            if (FILE.matcher(code).matches() && !Files.exists(Path.of(code))) {
                missing.add(code);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyClassThatADocumentNamesExists(Path document) throws IOException {
        Set<String> known = new TreeSet<>(FOREIGN);
        for (Path source : files(Path.of("src"))) {
            known.add(source.getFileName().toString().replaceFirst("\\.\\w+$", ""));
        }
        Set<String> missing = new TreeSet<>();
        for (String code : matches(CODE, Files.readString(document), 1)) {
            Matcher name = CLASS.matcher(code);
            if (name.matches() && !known.contains(name.group(1))) {
                missing.add(code);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void theTwoJourneysAreShort() throws IOException {
        String text = Files.readString(DOCUMENTS.resolve("architecture.md"));
        String batch = text.substring(text.indexOf("### A batch"), text.indexOf("### A drawn point"));
        String point = text.substring(text.indexOf("### A drawn point"));
        assertTrue(files(batch).size() <= MOST_FILES_OF_A_BATCH, files(batch)::toString);
        assertTrue(files(point).size() <= MOST_FILES_OF_A_POINT, files(point)::toString);
        Set<String> missing = Stream.of(files(batch), files(point))
                .flatMap(Set::stream)
                .filter(name -> !Files.exists(Path.of(
                        name.contains("/") ? name : "src/main/java/inkling/" + name.replace('.', '/') + ".java")))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), missing);
    }

    /** The files of a numbered list: classes, each with its package, and what else there is, with its path. */
    private static Set<String> files(String list) {
        return matches(Pattern.compile("(?m)^\\d+\\. `([\\w./]+)`"), list, 1);
    }

    @Test
    void thePageOnSpeedIsShort() throws IOException {
        int words =
                Files.readString(DOCUMENTS.resolve("performance.md")).strip().split("\\s+", -1).length;
        assertTrue(words <= MOST_WORDS_ON_SPEED, words + " words");
    }

    @Test
    void noFileNamesThisMachineOrAPackageRegistry() throws IOException {
        List<String> found = new ArrayList<>();
        for (String place : List.of("pom.xml", "README.md", "src", "web", ".mvn", ".github", ".ci")) {
            for (Path file : files(Path.of(place))) {
                matches(MACHINE, text(file), 0).forEach(match -> found.add(file + ": " + match));
            }
        }
        assertEquals(List.of(), found);
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** What a file says; pictures and networks say nothing. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException binary) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> matches(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(match -> match.group(group)).collect(Collectors.toSet());
    }
}
