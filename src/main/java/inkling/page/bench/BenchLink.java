package inkling.page.bench;

import inkling.page.settings.Link;
import inkling.page.settings.UrlHash;
import inkling.recipe.Setting;
import inkling.recipe.Values.WholeNumber;

/**
 * What the address of the measuring page asks for: the same as the page's, and how many epochs to time.
 *
 * @param settings all but {@code repeat}, and the problems of both
 * @param repeat epochs to time, 1 or more
 */
record BenchLink(Link settings, int repeat) {
    private static final Setting<Integer> REPEAT = new Setting<>("repeat", new WholeNumber(1, 1000), 3);

    /** Reads a hash, with or without its {@code #}; any text is a link, if one with problems. */
    static BenchLink parse(String hash) {
        UrlHash asked = new UrlHash(hash);
        int repeat = asked.take(REPEAT);
        return new BenchLink(Link.of(asked), repeat);
    }
}
