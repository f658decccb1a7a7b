package inkling.worker.mistakes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.model.ModelCard;
import inkling.model.SavedModel;
import inkling.nn.Initializer;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.protocol.command.MistakesCommand;
import inkling.protocol.report.MistakesReport;
import inkling.recipe.Recipe;
import inkling.train.ToyData;
import inkling.train.measure.Answers;
import inkling.train.measure.NearestNeighbours;
import inkling.worker.answer.MeasuredNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuringTest {
    private static final BackendFactory FACTORY = BackendFactory.plain(bytes -> {});
    private static final Splits SPLITS = ToyData.noise(40, 10, 300);

    private static SavedModel model(int side) {
        Recipe recipe = ToyData.recipe("layers=6");
        ModelCard card = new ModelCard(recipe, new Shape(side, side, 1), 3).withTemperature(2);
        Network network = new Network(card.network(), 1, new Random32(1), Backend.plain());
        network.initialize(Initializer.HE, new Random32(2));
        return new SavedModel(card, network);
    }

    private static Measuring measured(SavedModel model) {
        Measuring measuring = new Measuring(model, SPLITS, FACTORY);
        while (measuring.advance()) {
            assertTrue(measuring.share() < 1);
        }
        assertEquals(1, measuring.share());
        return measuring;
    }

    @Test
    void theAnswersAreThoseOfTheNetworkForOneImageAtATime() {
        SavedModel model = model(3);
        Measuring measuring = measured(model);
        Answers answers = measuring.measured().answers();
        float[] confusion = new float[9];
        float[] image = new float[9];
        for (int i = 0; i < SPLITS.test().size(); i++) {
            SPLITS.test().images().copyRow(i, image, 0);
            float[] probabilities = model.predict(image);
            int read = answers.prediction(i);
            assertEquals(probabilities[read], answers.confidences()[i], 1e-5f);
            for (float other : probabilities) {
                assertTrue(other <= probabilities[read]);
            }
            confusion[3 * SPLITS.test().label(i) + read]++;
        }
        MistakesReport.Measured report = measuring.report(true);
        assertArrayEquals(confusion, report.confusion());
        assertEquals(300, report.metrics().images());
        assertEquals(2, report.temperature());
    }

    @Test
    void whatTheNetworkLearnsAfterwardsChangesNothing() {
        SavedModel model = model(3);
        MeasuredNetwork measured = measured(model).measured();
        float before = measured.network().parameters().get(0).get(0, 0);
        model.network().initialize(Initializer.HE, new Random32(99));
        assertEquals(before, measured.network().parameters().get(0).get(0, 0));
    }

    @Test
    void theCellsOfTheMatrixArePaged() {
        MeasuredNetwork measured = measured(model(3)).measured();
        int all = measured.answers().of(0, Answers.ANY).length;
        MistakesReport.Answers page =
                MistakesService.answers(measured, new MistakesCommand.ShowAnswers(true, 0, Answers.ANY, 2, 3));
        assertEquals(all, page.total());
        assertEquals(3, page.images().size());
        assertEquals(
                measured.answers().of(0, Answers.ANY)[2], page.images().get(0).index());
        assertTrue(page.images().get(0).confidence() >= page.images().get(1).confidence());
        for (MistakesReport.Answered image : page.images()) {
            assertEquals(0, image.label());
            assertTrue(image.read() != 0);
            float[] picture = new float[9];
            SPLITS.test().images().copyRow(image.index(), picture, 0);
            assertArrayEquals(picture, image.picture());
        }
        MistakesReport.Answers past =
                MistakesService.answers(measured, new MistakesCommand.ShowAnswers(true, 0, Answers.ANY, 10_000, 3));
        assertEquals(all - 1, past.first());
        assertEquals(1, past.images().size());
    }

    @Test
    void picturesOfAnotherSizeOrOfUnknownClassesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Measuring(model(4), SPLITS, FACTORY));
        Dataset four = new Dataset("four classes", 3, 3, 4, SparseRows.of(new float[9], 9), new byte[] {3});
        Splits others = new Splits(four, four, four);
        assertThrows(IllegalArgumentException.class, () -> new Measuring(model(3), others, FACTORY));
    }

    @Test
    void aTrainingImageIsItsOwnNearestNeighbour() {
        Splits same = new Splits(SPLITS.test(), SPLITS.validation(), SPLITS.test());
        Measuring measuring = new Measuring(model(3), same, FACTORY);
        while (measuring.advance()) {
            // Each call reads a micro-batch.
        }
        NeighbourSearch search = new NeighbourSearch(measuring.measured(), FACTORY);
        NearestNeighbours nearest = search.of(123, 4);
        while (nearest.advance()) {
            // Each call looks at a micro-batch.
        }
        MistakesReport.Neighbours report = search.report(123, nearest);
        List<MistakesReport.Neighbour> found = report.nearest();
        assertEquals(4, found.size());
        assertEquals(1, found.get(0).similarity(), 1e-5);
        assertTrue(found.stream().limit(2).anyMatch(one -> one.index() == 123));
        assertEquals(SPLITS.test().label(found.get(3).index()), found.get(3).label());
        assertThrows(IllegalArgumentException.class, () -> search.of(300, 4));
    }
}
