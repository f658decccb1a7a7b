package inkling.page.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.page.engine.Engine;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Settings;
import inkling.text.Written;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final Recipe DEFAULT = Recipes.named(Recipes.DEFAULT);

    @Test
    void aKeyThatIsThereTwiceDoesNotCount() {
        Link link = Link.parse("lr=0.5&epochs=3&lr=0.2&polish=2&averaging=3");
        assertEquals(DEFAULT.with("epochs", "3"), link.recipe());
        assertEquals(
                List.of(
                        "'lr' is there more than once, so none of its values counts; give it once.",
                        "'averaging' and 'polish' are the same setting, so neither value counts; give it once."),
                link.problems());
    }

    @Test
    void numbersAreWrittenAsOtherProgramsWriteThem() {
        for (String wrong :
                List.of("0.1f", "0x1p-3", "\u0660.\u0661", "0,2", "NaN", "Infinity", "1e", "+0.1", " 0.1", "1d")) {
            Link link = Link.parse("lr=" + UrlHash.encode(wrong));
            assertEquals(DEFAULT, link.recipe(), wrong);
            assertEquals(List.of("'lr' is a number above 0 and up to 100, not '" + wrong + "'."), link.problems());
        }
        for (String right : List.of("0.1", ".1", "1e-1", "0.10", "1E-01")) {
            assertEquals(DEFAULT.with("lr", "0.1"), Link.parse("lr=" + right).recipe(), right);
        }
        for (String wrong : List.of("\u0663", "3.0", "+3", "0,2", "99999999999999999999")) {
            assertEquals(DEFAULT, Link.parse("epochs=" + UrlHash.encode(wrong)).recipe(), wrong);
        }
    }

    @Test
    void aCommaIsReadAsAPointWhereItCanBeNothingElse() {
        assertEquals("0.2", Written.withPoint("0,2"));
        assertEquals("0.002", Written.withPoint("0,002"));
        assertEquals("12.5", Written.withPoint("12,5"));
        assertEquals("1,000", Written.withPoint("1,000"));
        assertEquals("1,2,3", Written.withPoint("1,2,3"));
    }

    @Test
    void anEmptyHashAsksForTheDefaults() {
        assertEquals(
                new Link(
                        DEFAULT,
                        Engine.AUTO,
                        new Threads(Threads.AUTO),
                        false,
                        DrawerView.AUTO,
                        List.of(),
                        "",
                        List.of()),
                Link.parse(""));
        assertEquals(Link.parse(""), Link.parse("#"));
    }

    @Test
    void aRaceIsPassedOnAsItIsWritten() {
        Link link = Link.parse("#recipe=adam&race=quick,quick+lr:0.01&run=1");
        assertEquals("quick,quick+lr:0.01", link.race());
        assertEquals(List.of(), link.problems());
    }

    @Test
    void whatAFrameLeavesOutIsCheckedAndAHiddenDrawerOpensNothing() {
        assertEquals(DrawerView.NONE, Link.parse("embed").view());
        assertEquals(DrawerView.NONE, Link.parse("embed=1&run=1").view());
        assertEquals(DrawerView.DATA, Link.parse("embed=1&view=data").view());
        assertEquals(DrawerView.HOW, Link.parse("embed=1-settings&lesson=loss").view());
        assertEquals(
                DrawerView.NONE, Link.parse("embed=header,drawer&view=data").view());
        assertEquals(List.of(), Link.parse("embed=header,drawer-photo").problems());
        assertEquals(
                List.of("'embed' is 1 or some of " + String.join("-", Embed.PARTS) + ", not 'header-pad'."),
                Link.parse("embed=header-pad").problems());
    }

    @Test
    void settingsAreChangesToTheRecipeWhereverItStands() {
        Link link = Link.parse("#lr=0.002&epochs=3&recipe=adam&engine=js&run=1");
        Recipe adam = Recipes.named("adam");
        assertEquals(adam.with("lr", "0.002").with("epochs", "3"), link.recipe());
        assertEquals(Engine.JS, link.engine());
        assertTrue(link.run());
        assertEquals(List.of(), link.problems());
    }

    @Test
    void everyUnknownOrMalformedPartIsNamedAndTheRestCounts() {
        Link link =
                Link.parse("recipe=adam&lr=fast&colour=blue&engine=steam&run=yes&epochs=3&layers=12&nonsense&a%2=1");
        assertEquals(Recipes.named("adam").with("epochs", "3").with("layers", "12"), link.recipe());
        assertEquals(Engine.AUTO, link.engine());
        assertFalse(link.run());
        List<String> named = List.of("fast", "colour", "steam", "yes", "nonsense", "a%2");
        assertEquals(named.size(), link.problems().size(), link.problems().toString());
        for (String name : named) {
            assertTrue(link.problems().stream().anyMatch(problem -> problem.contains(name)), name);
        }
    }

    @Test
    void anUnknownRecipeIsNamedAndTheDefaultTakesItsPlace() {
        Link link = Link.parse("recipe=magic&epochs=2");
        assertEquals(DEFAULT.with("epochs", "2"), link.recipe());
        assertEquals(1, link.problems().size());
        assertTrue(link.problems().get(0).contains("magic"));
    }

    @Test
    void percentEscapesAreDecoded() {
        assertEquals(
                "256-128", Settings.LAYERS.text(Link.parse("layers=256%2D128").recipe()));
        assertTrue(Link.parse("data=%C3%A4").problems().get(0).contains("ä"));
    }

    @Test
    void aLinkSaysOnlyWhatDiffersFromTheRecipe() {
        assertEquals("#recipe=relu-softmax", Link.format(DEFAULT, Engine.AUTO, new Threads(Threads.AUTO)));
        Recipe changed = Recipes.named("adam").with("batch", "all");
        assertEquals(
                "#recipe=adam&batch=all&engine=wasm-gc&threads=2",
                Link.format(changed, Engine.WASM_GC, new Threads(2)));
        assertEquals(List.of(Settings.BATCH), changed.changes());
    }

    @Test
    void augmentationComesBackFromItsLink() {
        Link link = Link.parse("#augment=rotate10-shift2&synthetic=0.1");
        assertEquals(List.of(), link.problems());
        assertEquals(
                "#recipe=relu-softmax&augment=shift2-rotate10&synthetic=0.1",
                Link.format(link.recipe(), link.engine(), link.threads()));
        assertEquals(link, Link.parse(Link.format(link.recipe(), link.engine(), link.threads())));
        Link wrong = Link.parse("#augment=much&epochs=2");
        assertEquals(DEFAULT.with("epochs", "2"), wrong.recipe());
        assertTrue(wrong.problems().get(0).contains("much"), wrong.problems().toString());
    }

    @Test
    void everyPresetComesBackFromItsLink() {
        for (Recipes.Preset preset : Recipes.all()) {
            for (Engine engine : Engine.values()) {
                for (int count : new int[] {Threads.AUTO, 1, Threads.MOST}) {
                    Threads threads = new Threads(count);
                    Link link = Link.parse(Link.format(preset.recipe(), engine, threads));
                    assertEquals(
                            new Link(
                                    preset.recipe(), engine, threads, false, DrawerView.AUTO, List.of(), "", List.of()),
                            link);
                }
            }
        }
    }

    @Test
    void aWrongNumberOfThreadsIsNamed() {
        for (String wrong : List.of("0", "33", "-1", "two", "1.5", "")) {
            Link link = Link.parse("threads=" + wrong);
            assertEquals(Threads.AUTO, link.threads().wished());
            assertEquals(
                    List.of("'threads' is auto or a whole number from 1 to 32, not '" + wrong + "'."), link.problems());
        }
    }

    @Test
    void noTextWhateverItIsThrows() {
        Random random = new Random(7);
        String[] pieces = {
            "recipe=",
            "adam",
            "&",
            "&&",
            "=",
            "#",
            "%",
            "%4",
            "%zz",
            "%C3",
            "lr=",
            "1e999",
            "NaN",
            "layers=",
            "9-",
            "-",
            "0",
            "batch=all",
            "run=",
            "engine=",
            "threads=",
            "augment=",
            "light",
            "-pen",
            "shift1",
            "seed=99999999999",
            "\u00e4",
            "\ud83d",
            " ",
            "epochs=-1"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder hash = new StringBuilder();
            for (int j = random.nextInt(8); j >= 0; j--) {
                hash.append(
                        random.nextInt(4) > 0 ? pieces[random.nextInt(pieces.length)] : (char) random.nextInt(0x300));
            }
            Link link = Link.parse(hash.toString());
            // What it made of the text is a recipe like any other.
            assertEquals(
                    link.recipe(),
                    Link.parse(Link.format(link.recipe(), link.engine(), link.threads()))
                            .recipe(),
                    hash.toString());
        }
    }

    /** Links as earlier versions wrote them. */
    @Test
    void linksWithFormerKeysStillAskForTheSame() {
        Link old = Link.parse("#recipe=convolutional&epochs=20&synthetic=0.2&doubt=0.1&polish=4&engine=simd&threads=2");
        assertEquals(List.of(), old.problems());
        Recipe asked = Recipes.named("convolutional")
                .with(Settings.EPOCHS, 20)
                .with(Settings.SYNTHETIC, 0.2f)
                .with(Settings.ABSTENTION, 0.1f)
                .with(Settings.AVERAGING, 4);
        assertEquals(asked, old.recipe());
        assertEquals(
                "#recipe=convolutional&averaging=4&epochs=20&synthetic=0.2&abstention=0.1&engine=simd&threads=2",
                Link.format(old.recipe(), old.engine(), old.threads()));
        assertEquals(
                List.of("'averaging' is a whole number from 0 to 10,000, not 'much'."),
                Link.parse("polish=much").problems());
    }
}
