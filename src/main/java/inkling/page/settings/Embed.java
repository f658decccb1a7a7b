package inkling.page.settings;

import inkling.recipe.Setting;
import inkling.recipe.Values.Text;
import inkling.text.Written;
import java.util.List;

/**
 * What a link leaves out of the page, for a frame in somebody's own page: {@code embed=header-settings}. The style sheet
 * hides these parts, by the attribute {@code data-embed} that {@code theme.js} sets before anything is painted.
 */
final class Embed {
    static final String DRAWER = "drawer";

    /** Stands for the title, and for the drawer where the link opens no view. */
    static final String USUAL = "1";

    /** All that can be left out. */
    static final List<String> PARTS = List.of(
            "header",
            DRAWER,
            "tabs",
            "lessons",
            "run",
            "recipe",
            "settings",
            "files",
            "photo",
            "bars",
            "answering",
            "corrections");

    /** The link's key; the parts stand beside each other with dashes or commas between them. */
    static final Setting<List<String>> SETTING = new Setting<>(
            "embed",
            new Text<>("what to leave out", List.of(), Embed::parse, parts -> String.join("-", parts)),
            List.of());

    private Embed() {}

    private static List<String> parse(String text) {
        List<String> parts = Written.parts(text.replace(',', '-'), '-');
        for (String part : parts) {
            if (!part.equals(USUAL) && !PARTS.contains(part)) {
                throw new IllegalArgumentException(
                        "'embed' is " + USUAL + " or some of " + String.join("-", PARTS) + ", not '" + text + "'.");
            }
        }
        return parts;
    }
}
