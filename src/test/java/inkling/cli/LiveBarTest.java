package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.SyntheticSplits;
import inkling.kernel.Backend;
import inkling.recipe.Recipe;
import inkling.train.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LiveBarTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private Trainer trainer;

    @BeforeEach
    void trainABatch() {
        Recipe recipe = Recipe.of(Map.of("layers", "0", "data", "synthetic", "epochs", "2"));
        trainer = new Trainer(recipe, new SyntheticSplits(600, 10, 1).finish(), Backend.plain());
        trainer.advance();
    }

    @Test
    @Timeout(60)
    void theBarShowsTheEpochAndHowFarItIsUntilItIsCleared() throws InterruptedException {
        LiveBar bar = new LiveBar(Optional.of(new PrintStream(screen, true, StandardCharsets.UTF_8)));
        bar.show(trainer, 1234.5);
        while (!shown().contains("images/s")) {
            TimeUnit.MILLISECONDS.sleep(10);
            bar.show(trainer, 1234.5);
        }
        bar.clear();
        assertTrue(shown().contains("Epoch 1/2 ["), shown());
        int batches = trainer.images().batches();
        assertTrue(shown().contains("/" + batches + ", 1,23"), shown());
        int end = screen.size();
        bar.clear();
        assertEquals(end, screen.size(), "nothing is left to clear");
    }

    @Test
    void withoutAScreenNothingIsShown() {
        LiveBar bar = new LiveBar(Optional.empty());
        bar.show(trainer, 1);
        bar.clear();
        assertEquals("", shown());
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
