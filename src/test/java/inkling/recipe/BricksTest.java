package inkling.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done with bricks, they are the text of layers. */
class BricksTest {
    private static Bricks of(String text) {
        return Bricks.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "128", "256-bn-128", "c8k5-p2-64", "c8k5s2p-bn-a3s1-c4k3-gap", "p3s2-10"})
    void bricksAreWrittenAsTheTextThatTheyWereReadFrom(String text) {
        assertEquals(text, of(text).text());
    }

    @Test
    void aTextThatNamesNoLayersHasNoBricks() {
        assertEquals(Optional.empty(), Bricks.parse("c8"));
        assertEquals(Optional.empty(), Bricks.parse(""));
        assertEquals(Optional.empty(), Bricks.parse("5000"));
    }

    @Test
    void everyKindCanBeAddedToNothing() {
        for (BrickKind kind : BrickKind.values()) {
            Bricks bricks = of("0").add(kind, 28, 28);
            assertEquals(kind, bricks.all().get(0).kind());
            assertEquals(Optional.of(bricks), Bricks.parse(bricks.text()));
            assertTrue(bricks.parameters(28, 28, 10).isPresent());
            assertEquals(Optional.of(kind), BrickKind.named(kind.name()));
        }
        assertEquals(Optional.empty(), BrickKind.named("LSTM"));
    }

    @Test
    void whatNeedsAPictureIsAddedBeforeTheDenseLayers() {
        assertEquals("c8k5-64", of("64").add(BrickKind.CONVOLUTION, 28, 28).text());
        assertEquals(
                "c8k5-p2-64-32",
                of("c8k5-64-32").add(BrickKind.MAX_POOL, 28, 28).text());
        assertEquals("c8k5-64-64", of("c8k5-64").add(BrickKind.DENSE, 28, 28).text());
        assertEquals("64-bn", of("64").add(BrickKind.NORM, 28, 28).text());
    }

    @Test
    void whereTheUsualWindowDoesNotFitASmallerOneIsAdded() {
        assertEquals("p9-c8k3", of("p9").add(BrickKind.CONVOLUTION, 28, 28).text());
        assertEquals("p28-p1s2", of("p28").add(BrickKind.MAX_POOL, 28, 28).text());
    }

    @Test
    void bricksMoveGoAndChangeTheirSize() {
        Bricks bricks = of("c8k5-p2-64");
        assertEquals("p2-c8k5-64", bricks.move(0, 1).text());
        assertEquals("64-c8k5-p2", bricks.move(2, 0).text());
        assertEquals("c8k5-64", bricks.remove(1).text());
        assertEquals("c16k5-p2-64", bricks.resize(0, 0, 16).text());
        assertEquals("c8k5p-p2-64", bricks.resize(0, 3, 1).text());
        assertEquals("c8k5-p2s1-64", bricks.resize(1, 1, 1).text());
        assertEquals("c8k31-p2-64", bricks.resize(0, 1, 99).text());
        assertEquals("c8k5-p2-1", bricks.resize(2, 0, -4).text());
    }

    @Test
    void eachPlaceHasItsShapeAndParametersUpToTheFirstThatDoesNotFit() {
        assertEquals(
                List.of(
                        new Bricks.Place("24 × 24 × 8", 208),
                        new Bricks.Place("12 × 12 × 8", 0),
                        new Bricks.Place("64", 12 * 12 * 8 * 64 + 64)),
                of("c8k5-p2-64").places(28, 28));
        assertEquals(1, of("64-c8k5-32").places(28, 28).size());
        assertEquals(0, of("c8k5").places(4, 4).size());
    }

    @Test
    void theParametersAreTheNetworks() {
        NetworkSpec network = Recipes.named("convolutional").network(new Shape(28, 28, 1), 10);
        String text = Settings.LAYERS.text(Recipes.named("convolutional"));
        assertEquals(Optional.of(network.parameters()), of(text).parameters(28, 28, 10));
        assertEquals(Optional.empty(), of("64-c8k5").parameters(28, 28, 10));
    }

    @Test
    void thereIsALimitToBricks() {
        Bricks most = of("1" + "-1".repeat(Bricks.MOST - 1));
        assertThrows(IllegalStateException.class, () -> most.add(BrickKind.DENSE, 28, 28));
    }
}
