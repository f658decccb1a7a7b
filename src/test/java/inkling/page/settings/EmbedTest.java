package inkling.page.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EmbedTest {
    private static final Pattern BOX = Pattern.compile("type=\"checkbox\" value=\"([a-z]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");
    private static final Pattern HIDDEN = Pattern.compile("\\[data-embed~=\"([a-z]+)\"\\]");

    private static List<String> found(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(Path.of(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void everyPartCanBeTickedIsHiddenByTheStyleSheetAndDocumented() throws IOException {
        assertEquals(Embed.PARTS, found(BOX, "web/index.html"));
        assertTrue(found(HIDDEN, "web/style.css").containsAll(Embed.PARTS));
        assertEquals(new TreeSet<>(Embed.PARTS), new TreeSet<>(found(ROW, "src/site/markdown/embedding.md")));
    }
}
