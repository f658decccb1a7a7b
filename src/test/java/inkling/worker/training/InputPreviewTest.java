package inkling.worker.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.protocol.report.InputReport;
import inkling.recipe.Recipe;
import inkling.train.ToyData;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputPreviewTest {
    private static final Recipe RECIPE = ToyData.recipe("layers=4 data=own");

    @Test
    void aSetOfFewPicturesIsShownWhole() {
        InputReport preview = InputPreview.of(RECIPE, Optional.of(ToyData.noise(9, 2, 2)));
        assertEquals(9, preview.pictures().size());
        assertEquals(3, preview.width());
    }

    @Test
    void ofMorePicturesTwelveAreShown() {
        InputReport preview = InputPreview.of(RECIPE, Optional.of(ToyData.noise(40, 2, 2)));
        assertEquals(12, preview.pictures().size());
    }
}
