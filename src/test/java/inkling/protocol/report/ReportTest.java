package inkling.protocol.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inkling.protocol.command.Split;
import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Messages;
import inkling.recipe.DataSource;
import inkling.recipe.Recipes;
import inkling.train.EpochRecord;
import inkling.train.StepFigures;
import inkling.train.finetune.FineTuningResult;
import inkling.train.measure.Metrics;
import inkling.train.measure.Reliability;
import java.lang.reflect.Method;
import java.util.ArrayList;
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
    private static final AnswerReport.Digit DIGIT =
            new AnswerReport.Digit(true, new float[] {0.25f, 0.75f}, NUMBERS, new float[] {0, 0.5f, 0.25f, 1});

    /** Of each kind at least one. */
    static List<Report> reports() {
        Metrics metrics = new Metrics(1 / 3.0, 0.125, 55_000);
        return List.of(
                new WorkerReport.Ready(),
                new WorkerReport.Alive(),
                new EngineReport.Proven(),
                new EngineReport.Unfit("gives wrong results here"),
                new WorkerReport.Machine("relaxed", 7, "More were tried."),
                new WorkerReport.State(RunState.PAUSED, "Something has happened; do something."),
                new AnswerReport.Shipped("everyday", "A network with \"quotes\", \u00e4, \ud83d\ude42\nand two lines"),
                new AnswerReport.Prediction(9, true, List.of(DIGIT), 0, List.of("Bag", "め"), 2),
                new AnswerReport.Prediction(
                        0,
                        false,
                        List.of(new AnswerReport.Digit(false, NUMBERS, new float[0], new float[0]), DIGIT),
                        1,
                        List.of(),
                        28),
                new ModelFileReport.Saved("my.safetensors", new byte[] {0, 1, -1, 127, -128}),
                new ModelFileReport.Opened("Your network from the file b\u00fccher.safetensors", Recipes.named("adam")),
                new ModelFileReport.Refused("It is none."),
                new RecoveryReport.Offered("Go on with the run of adam, epoch 3 of 10", Recipes.named("adam"), false),
                new RecoveryReport.Withdrawn(),
                new RecoveryReport.NotKept("It is full (QuotaExceededError)."),
                new RecoveryReport.Diverged(0.015f),
                new FineTuningReport.Progress("Learning.", 0.25),
                new FineTuningReport.Done(
                        true,
                        new FineTuningResult(
                                new Metrics(2.5, 0.0, 3),
                                new Metrics(0.5, 1.0, 3),
                                "MNIST's training set",
                                new Metrics(0.05, 0.9872, 5000),
                                new Metrics(0.06, 0.986, 5000))),
                new FineTuningReport.Undone(true, "It went wrong; try again."),
                new WorkerReport.Loading(DataSource.MNIST, 12_345_678_901.0, 1e12),
                new WorkerReport.Loading(DataSource.SYNTHETIC, 3200, 22_000),
                new TrainingReport.Progress(3, 20, 0, 430, metrics, new StepFigures(0.15f, 2.5), 123_456.789, -1),
                new TrainingReport.Progress(1, 1, 1, 1, new Metrics(1e-300, 1, 0), new StepFigures(1f, -1), 0, 1e9),
                new TrainingReport.Epoch(new EpochRecord(15, 0.15f, metrics, new Metrics(2e4, 0, 1), 12.5)),
                new TrainingReport.Epoch(new EpochRecord(1, Float.MIN_NORMAL, metrics, metrics, 0)),
                new WeightsReport(5, NUMBERS, 3),
                new InputReport("From MNIST.", List.of(NUMBERS, new float[] {1}), 28),
                new EstimateReport.Estimate(Recipes.named("adam"), 28, 20, 10, EstimateReport.UNKNOWN, 0.125),
                new ResultReport.Test(metrics, "MNIST's test set", NUMBERS, List.of("0", "1")),
                new ResultReport.Calibration(
                        1.25,
                        new Reliability(
                                List.of(new Reliability.Bin(3, 0.25, 0.5), new Reliability.Bin(9_997, 0.75, 1)))),
                new RunReport.Begun(Recipes.named("adam").with("lr", "0.01"), true),
                new RunReport.Begun(Recipes.named("quick"), false),
                new RunReport.Adjusted(Recipes.named("adam").with("lr", "0.02")),
                new RunReport.Network(new byte[] {3, -1}),
                new DataReport.Opened("Clothes: 3 classes."),
                new DataReport.Refused("It is a web page."),
                new InspectReport.None("There is no network yet."),
                new InspectReport.Network(
                        true,
                        List.of("Bag", "め"),
                        28,
                        20,
                        List.of(
                                new InspectedLayer("Convolution, ReLU", "conv", "ReLU", 24, 16, 8, 5, true),
                                new InspectedLayer("Output", "dense", "None (linear)", 1, 1, 2, 1, false))),
                new InspectReport.Pass(
                        1,
                        true,
                        NUMBERS,
                        new float[] {Float.NaN, 1},
                        new float[] {0.25f, 0.75f},
                        List.of(
                                new InspectedPass(List.of(3, 0), NUMBERS, new float[2], new float[] {7}),
                                new InspectedPass(List.of(), new float[0], new float[0], new float[0]))),
                new InspectReport.Unit(
                        2,
                        31,
                        575,
                        new float[] {0.5f, Float.NEGATIVE_INFINITY, 1, 2},
                        24,
                        5,
                        List.of(new InspectReport.Share(3, NUMBERS, NUMBERS))),
                new InspectReport.Ink(7, true, NUMBERS, 4),
                new InspectReport.Checkup(
                        "Over 64 images.",
                        List.of(new InspectedHealth(
                                new InspectedHealth.Bars(NUMBERS, 0.25, 7, 3, -0.1, 0.2),
                                new InspectedHealth.Bars(new float[0], 1e-9, 0, 0, 0, 0),
                                new InspectedHealth.Bars(new float[1], 2, 1, 1, 0, 1),
                                List.of("It is ill; begin anew.", "So it is.")))),
                new MistakesReport.Measuring("Reading.", 0.5),
                new MistakesReport.Measured(
                        true,
                        metrics,
                        "MNIST's test set",
                        NUMBERS,
                        List.of("0", "め"),
                        1.25,
                        new Reliability(List.of(new Reliability.Bin(3, 0.25, 0.5)))),
                new MistakesReport.NotMeasured("There is none; press Train."),
                new MistakesReport.Answers(
                        4, -1, 24, 30, List.of(new MistakesReport.Answered(9_999, 4, 9, 0.75, NUMBERS)), 5),
                new MistakesReport.Answers(0, 0, 0, 0, List.of(), 28),
                new MistakesReport.Neighbours(
                        7, 0.25, "Pixels.", List.of(new MistakesReport.Neighbour(54_999, 9, 0.875, NUMBERS)), 5),
                new BrowseReport.NoImages(DataSource.OWN, ""),
                new BrowseReport.DataLoading(DataSource.MNIST, 1e6, 11e6),
                new BrowseReport.Summary(
                        DataSource.MNIST,
                        Split.TRAIN,
                        "MNIST's training set",
                        List.of("0"),
                        NUMBERS,
                        List.of(NUMBERS, new float[] {1}),
                        5),
                new BrowseReport.Images(
                        DataSource.SYNTHETIC,
                        Split.TEST,
                        -1,
                        60,
                        61,
                        List.of(new BrowseReport.Image(60, 0, NUMBERS)),
                        5),
                new BrowseReport.Varied(3, -5, new float[] {1, 2}, NUMBERS, List.of(NUMBERS), 5),
                new BenchReport.Stage(RunState.TRAINING, "Timing."),
                new BenchReport.Pace(123.5, 0.75),
                new BenchReport.Textbook(3210.5),
                new BenchReport.Result(
                        "scalar",
                        1,
                        DataSource.MNIST,
                        55_000,
                        List.of(1234.5, 1.0, 0.005),
                        0.9803,
                        0.0125,
                        1e-7,
                        OptionalDouble.of(1.75),
                        OptionalDouble.of(1235.5),
                        List.of()),
                new BenchReport.Result(
                        "x",
                        8,
                        DataSource.SYNTHETIC,
                        1,
                        List.of(7.0),
                        1,
                        0,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of("It did not finish.", "It did not reach 98 %.")));
    }

    /** The receivers of all groups. */
    private static Stream<Class<?>> receivers() {
        return Arrays.stream(Report.class.getPermittedSubclasses())
                .flatMap(group -> Arrays.stream(group.getDeclaredClasses()))
                .filter(Report.Receiver.class::isAssignableFrom);
    }

    private static Messages.Told arrived(Report report) {
        List<Messages.Told> told = new ArrayList<>();
        Class<?>[] all = receivers().toArray(Class<?>[]::new);
        Report.read(report.frame()).accept((Report.Receiver) Messages.receiver(told, all));
        assertEquals(1, told.size());
        return told.get(0);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aReportArrivesAsItWasSent(Report report) throws ReflectiveOperationException {
        Messages.Told told = arrived(report);
        if (report instanceof WorkerReport.Ready) {
            assertEquals("ready", told.method().getName());
        } else if (report instanceof EngineReport.Proven) {
            assertEquals("proven", told.method().getName());
        } else if (report instanceof WorkerReport.Alive) {
            assertEquals("alive", told.method().getName());
        } else if (report instanceof RecoveryReport.Withdrawn) {
            assertEquals("withdrawn", told.method().getName());
        } else if (report instanceof TrainingReport.Epoch epoch) {
            assertEquals(epoch.record(), told.message().orElseThrow());
        } else {
            Messages.assertSame(report, told.message().orElseThrow());
        }
    }

    @Test
    void everyKindOfReportIsAmongTheseTests() {
        Set<Class<?>> tested = new HashSet<>();
        reports().forEach(report -> tested.add(report.getClass()));
        assertEquals(Messages.kinds(Report.class), tested);
    }

    @Test
    void everyMethodOfAReceiverIsCalledByAReport() {
        Set<Method> called =
                reports().stream().map(report -> arrived(report).method()).collect(Collectors.toSet());
        Set<Method> expected = receivers()
                .flatMap(receiver -> Arrays.stream(receiver.getMethods()))
                .collect(Collectors.toSet());
        assertEquals(expected, called);
    }

    @Test
    void aReceiverOfOtherGroupsIsPassedOver() {
        Report.Receiver deaf = new Report.Receiver() {};
        assertDoesNotThrow(
                () -> reports().forEach(report -> Report.read(report.frame()).accept(deaf)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 256, 1000})
    void aFileArrivesByteForByte(int length) {
        byte[] file = new byte[length];
        for (int i = 0; i < length; i++) {
            file[i] = (byte) (255 - i);
        }
        ModelFileReport.Saved saved = (ModelFileReport.Saved) arrived(new ModelFileReport.Saved("my.safetensors", file))
                .message()
                .orElseThrow();
        assertEquals("my.safetensors", saved.name());
        assertArrayEquals(file, saved.file());
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void aStateArrives(RunState state) {
        WorkerReport.State report = new WorkerReport.State(state, "Something has happened; do something.");
        assertEquals(report, arrived(report).message().orElseThrow());
        assertEquals(state.name(), state.word().toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "", "READY", "look"})
    void anUnknownKindIsNamed(String kind) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Report.read(frame(kind)));
        assertEquals(
                "Page and worker do not speak the same version ('" + kind + "' is unknown); reload the page.",
                e.getMessage());
    }

    private static Frame frame(String kind) {
        return new Frame(List.of(kind), new double[0], List.of(NUMBERS), new byte[0]);
    }
}
