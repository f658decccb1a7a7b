package inkling.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.recipe.DataSource;
import inkling.train.EpochRecord;
import inkling.train.LessonFigures;
import inkling.train.Metrics;
import inkling.train.Reliability;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final float[] NUMBERS = {0f, 1f, -2.5f, Float.MIN_VALUE, 3e9f};

    /** Of each kind one, except those that hold arrays, which records compare by identity. */
    static List<Report> plain() {
        Metrics metrics = new Metrics(1 / 3.0, 0.125, 55_000);
        return List.of(
                new Report.Shipped("everyday", "A network with \"quotes\", \u00e4, \ud83d\ude42\nand two lines"),
                new Report.Ready(),
                new FileReport.Opened("Your network from the file b\u00fccher.safetensors"),
                new FileReport.Refused("It is none."),
                new Report.Loading(12_345_678_901.0, 1e12),
                new Report.Drawn(3200, 22_000),
                new Report.Machine("relaxed", 7),
                new LessonReport.Progress("Learning.", 0.25),
                new LessonReport.Taught(
                        true,
                        new LessonFigures(
                                new Metrics(2.5, 0.0, 3),
                                new Metrics(0.5, 1.0, 3),
                                "MNIST's training set",
                                new Metrics(0.05, 0.9872, 5000),
                                new Metrics(0.06, 0.986, 5000))),
                new LessonReport.NotTaught(true, "It went wrong; try again."),
                new Report.Progress(3, 20, 0, 430, metrics, 123_456.789, -1),
                new Report.Progress(1, 1, 1, 1, new Metrics(1e-300, 1, 0), 0, 1e9),
                new Report.Epoch(new EpochRecord(15, 0.15f, metrics, new Metrics(2e4, 0, 1))),
                new Report.Epoch(new EpochRecord(1, Float.MIN_NORMAL, metrics, metrics)),
                new BenchReport(
                        "scalar",
                        1,
                        DataSource.MNIST,
                        55_000,
                        List.of(1234.5, 1.0, 0.005),
                        0.9803,
                        0.0125,
                        1e-7,
                        OptionalDouble.of(1.75),
                        OptionalDouble.of(1235.5)),
                new BenchReport(
                        "x",
                        8,
                        DataSource.SYNTHETIC,
                        1,
                        List.of(7.0),
                        1,
                        0,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void aReportArrivesAsItWasSent(Report report) {
        assertEquals(report, Report.of(report.frame()));
        assertEquals(0, report.frame().numbers().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 256, 1000})
    void aFileArrivesByteForByte(int length) {
        byte[] file = new byte[length];
        for (int i = 0; i < length; i++) {
            file[i] = (byte) (255 - i);
        }
        FileReport.Saved saved = (FileReport.Saved) Report.of(new FileReport.Saved("my.safetensors", file).frame());
        assertEquals("my.safetensors", saved.name());
        assertArrayEquals(file, saved.file());
        Command.Open open = (Command.Open) Command.of(new Command.Open("a.b", file).frame());
        assertEquals("a.b", open.name());
        assertArrayEquals(file, open.file());
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void aStateArrives(RunState state) {
        Report.State report = new Report.State(state, "Something has happened; do something.");
        assertEquals(report, Report.of(report.frame()));
        assertEquals(state.name(), state.word().toUpperCase(Locale.ROOT));
    }

    @Test
    void aPredictionArrivesWithSharesAndPicture() {
        float[] shares = {0.25f, 0.75f};
        Report.Prediction sent = new Report.Prediction(9, true, false, shares, NUMBERS);
        Report.Prediction got = (Report.Prediction) Report.of(sent.frame());
        assertEquals(9, got.id());
        assertTrue(got.yours());
        assertEquals(sent.sure(), got.sure());
        assertArrayEquals(shares, got.shares());
        assertArrayEquals(NUMBERS, got.picture());
    }

    @Test
    void weightsArrive() {
        Report.Weights got = (Report.Weights) Report.of(new Report.Weights(5, NUMBERS).frame());
        assertEquals(5, got.units());
        assertArrayEquals(NUMBERS, got.values());
    }

    @Test
    void theTestsFiguresArrive() {
        Metrics metrics = new Metrics(0.07, 0.9786, 10_000);
        ResultReport.Test got =
                (ResultReport.Test) Report.of(new ResultReport.Test(metrics, "MNIST's test set", NUMBERS).frame());
        assertEquals(metrics, got.metrics());
        assertEquals("MNIST's test set", got.set());
        assertArrayEquals(NUMBERS, got.confusion());
    }

    @Test
    void samplesArrive() {
        ResultReport.Samples got = (ResultReport.Samples) Report.of(new ResultReport.Samples(1, NUMBERS).frame());
        assertEquals(1, got.count());
        assertArrayEquals(NUMBERS, got.numbers());
    }

    @Test
    void calibrationArrives() {
        Reliability reliability =
                new Reliability(List.of(new Reliability.Bin(3, 0.25, 0.5), new Reliability.Bin(9_997, 0.75, 1)));
        ResultReport.Calibration got =
                (ResultReport.Calibration) Report.of(new ResultReport.Calibration(1.25, reliability).frame());
        assertEquals(1.25, got.temperature());
        assertEquals(reliability, got.reliability());
    }

    @Test
    void whatIsFedArrives() {
        Report.Fed got = (Report.Fed) Report.of(new Report.Fed("From MNIST.", NUMBERS).frame());
        assertEquals("From MNIST.", got.note());
        assertArrayEquals(NUMBERS, got.pictures());
    }

    @Test
    void everyKindOfReportIsAmongTheseTests() {
        Set<Class<?>> tested = new HashSet<>(List.of(
                Report.State.class,
                Report.Prediction.class,
                Report.Weights.class,
                ResultReport.Test.class,
                ResultReport.Calibration.class,
                Report.Fed.class,
                ResultReport.Samples.class,
                FileReport.Saved.class));
        plain().forEach(report -> tested.add(report.getClass()));
        assertEquals(kinds(Report.class).collect(Collectors.toSet()), tested);
    }

    private static Stream<Class<?>> kinds(Class<?> report) {
        return report.isSealed()
                ? Arrays.stream(report.getPermittedSubclasses()).flatMap(ReportTest::kinds)
                : Stream.of(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "", "READY", "look"})
    void anUnknownKindIsNamed(String kind) {
        Frame frame = new Frame("{\"kind\":\"" + kind + "\"}", NUMBERS);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Report.of(frame));
        assertEquals(
                "Page and worker do not speak the same version ('" + kind + "' is unknown); reload the page.",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "}", "nonsense", "[{}]"})
    void aMessageThatIsNoJsonObjectIsQuoted(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Report.of(new Frame(text, NUMBERS)));
        assertEquals("A message between page and worker is no JSON: " + text + "; reload the page.", e.getMessage());
    }
}
