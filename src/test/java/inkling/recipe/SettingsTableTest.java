package inkling.recipe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documents tell of every setting what the table of settings says. */
class SettingsTableTest {
    private static final Path DOCUMENT = Path.of("src/site/markdown/training.md");

    @Test
    void theDocumentOnTrainingHasTheTableOfSettings() throws IOException {
        StringBuilder table =
                new StringBuilder("| key | what it is | values | usual | no effect when | a change counts |\n");
        table.append("|---|---|---|---|---|---|\n");
        Recipe usual = Recipes.named(Recipes.DEFAULT);
        for (Setting<?> setting : Settings.ALL) {
            table.append("| `").append(setting.key()).append("` | ");
            table.append(setting.label()).append(". ").append(setting.help()).append(" | ");
            table.append(setting.values().description()).append(" | ");
            table.append(setting.text(usual)).append(" | ");
            table.append(setting.relevance().otherwise()).append(" | ");
            table.append(setting.effect().words()).append(" |\n");
        }
        assertTrue(
                Files.readString(DOCUMENT).contains(table),
                () -> "Put this table of settings into " + DOCUMENT + ":\n\n" + table);
    }
}
