package inkling.lab.runs.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.protocol.report.RunState;
import inkling.train.measure.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTextTest {
    private static final KeptRun FULL = new KeptRun(
            "00123-ab",
            "lr 0.3, \"Adam\" 🙂",
            SampleRuns.recipe("quick", "lr", "0.3", "seed", "-5", "layers", "0"),
            RunState.DONE,
            new Curve(
                    List.of(new Curve.Early(0.25, new Metrics(2.3, 0.1, 100))),
                    List.of(new Curve.Epoch(
                            1, 55_000, 1.5, new Metrics(0.3, 0.9, 5000), new Metrics(0.31, 0.89, 5000)))),
            1.5,
            36_666.7,
            Optional.of(new Metrics(0.28, 0.9123, 10_000)),
            true,
            123_456);

    @Test
    void aRunReadsBackAsItWas() {
        assertEquals(FULL, RunText.read(RunText.write(FULL)));
        KeptRun begun = SampleRuns.begun("1", "one");
        assertEquals(begun, RunText.read(RunText.write(begun)));
    }

    @Test
    void aLossThatHasExplodedIsKeptAsNone() {
        Metrics exploded = new Metrics(Double.POSITIVE_INFINITY, 0.1, 5000);
        KeptRun run = SampleRuns.begun("1", "one");
        run = new RunRecorder(run).run(0);
        KeptRun wild = new KeptRun(
                run.id(),
                run.name(),
                run.recipe(),
                RunState.FAILED,
                new Curve(List.of(), List.of(new Curve.Epoch(1, 10, 1, exploded, exploded))),
                1,
                10,
                Optional.empty(),
                false,
                0);
        KeptRun read = RunText.read(RunText.write(wild));
        assertTrue(Double.isNaN(read.curve().last().orElseThrow().validation().loss()));
        assertEquals(0.1, read.curve().bestAccuracy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "nonsense",
                "{\"version\":2,\"id\":\"a\"}",
                "{\"version\":1,\"id\":7}",
                "{\"version\":1,\"id\":\"a\",\"state\":\"flying\"}",
                "{\"version\":1,\"id\":\"a\",\"state\":\"done\",\"recipe\":{\"recipe\":\"bread\"}}"
            })
    void whatIsNoRunIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> RunText.read(text));
    }

    @Test
    void damageNeverDoesWorseThanARefusal() {
        String text = RunText.write(FULL);
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            for (int j = 0; j <= random.nextInt(3); j++) {
                int at = random.nextInt(damaged.length());
                damaged.setCharAt(at, "{}[]\",:0-9enul".charAt(random.nextInt(14)));
            }
            try {
                RunText.read(damaged.toString());
            } catch (IllegalArgumentException refused) {
                assertTrue(refused.getMessage() != null);
            }
        }
    }

    @Test
    void whatWasUnderWayWhenThePageWentHasStopped() {
        assertEquals(RunState.IDLE, SampleRuns.begun("1", "one").left().state());
        assertEquals(FULL, FULL.left());
    }
}
