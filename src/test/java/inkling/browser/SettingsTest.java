package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form is made from the table of settings. */
@Thorough
class SettingsTest {
    private static final Site site = Site.built();

    @Test
    void everySettingHasAControlWithItsNameAndHelpAndTheLinksValue() {
        // Two keys as older links have them.
        try (Visit visit = site.visit("recipe=momentum-dropout&polish=4&doubt=0.1&lr=0.02")) {
            for (Setting<?> setting : Settings.ALL) {
                assertEquals(
                        setting.label(),
                        visit.page()
                                .locator("label[for=setting-" + setting.key() + "]")
                                .textContent());
                assertEquals(setting.key(), visit.at("setting-" + setting.key()).getAttribute("name"));
                assertEquals(setting.help(), visit.text("help-" + setting.key()));
            }
            assertEquals("4", visit.at("setting-averaging").inputValue());
            assertEquals("0.1", visit.at("setting-abstention").inputValue());
            assertEquals("0.02", visit.at("setting-lr").inputValue());
            assertEquals("momentum", visit.at("setting-optimizer").inputValue());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aSettingThatHasNoEffectBesideTheOthersSaysSo() {
        try (Visit visit = site.visit("recipe=relu-softmax")) {
            String none = "No effect: the chosen optimiser has no momentum.";
            assertEquals(none, visit.text("help-momentum"));
            visit.page().locator("#settings summary").click();
            visit.at("setting-optimizer").selectOption("adam");
            assertEquals(Settings.MOMENTUM.help(), visit.text("help-momentum"));
            visit.at("setting-optimizer").selectOption("rmsprop");
            assertEquals(none, visit.text("help-momentum"));
            visit.at("setting-engine").selectOption("js");
            assertEquals("No effect: only the engine SIMD has threads.", visit.text("help-threads"));
            visit.at("setting-momentum").fill("1");
            visit.at("setting-momentum").press("Tab");
            assertEquals("'momentum' is a number from 0 to below 1, not '1'.", visit.text("help-momentum"));
            assertEquals("true", visit.at("setting-momentum").getAttribute("aria-invalid"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aRunGoesOnWithTheSettingsThatCountAtOnce() {
        try (Visit visit = site.visit("recipe=relu-softmax&layers=16&data=synthetic&epochs=500&run=1")) {
            visit.awaitState("training");
            visit.awaitTrue("document.querySelector('#epoch').textContent.endsWith('/ 500')");
            assertEquals("now", visit.text("effect-lr"));
            assertEquals("next run", visit.text("effect-layers"));
            visit.page().locator("#settings summary").click();
            visit.at("setting-batch").fill("64");
            visit.at("setting-batch").press("Tab");
            double epoch = visit.number("epoch");
            visit.at("setting-epochs").fill(Integer.toString((int) epoch + 2));
            visit.at("setting-epochs").press("Tab");
            visit.awaitState("done");
            assertTrue(visit.number("epoch") >= epoch && visit.number("epoch") < 500, "epoch " + visit.number("epoch"));
            assertEquals(List.of(), visit.complaints());
        }
    }
}
