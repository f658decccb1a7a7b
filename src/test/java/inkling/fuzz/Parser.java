package inkling.fuzz;

import inkling.cli.CommandLineParsers;
import inkling.data.Idx;
import inkling.data.StrokeFile;
import inkling.data.files.DataFile;
import inkling.data.files.MemoryBudget;
import inkling.data.files.OwnData;
import inkling.data.files.Samples;
import inkling.kernel.Backend;
import inkling.model.ModelFile;
import inkling.nn.LayerText;
import inkling.page.settings.Link;
import inkling.protocol.command.Command;
import inkling.protocol.frame.Frame;
import inkling.protocol.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything that reads what comes from outside: a file, a link, a message. Each takes any bytes, or refuses them in a sentence. */
public enum Parser {
    MODEL_FILE,
    STROKE_FILE,
    IDX_IMAGES,
    IDX_LABELS,
    DATA_FILE,
    DATA_TABLE,
    DATA_ARCHIVE,
    DATA_PAIR,
    CLASS_NAMES,
    CHECKPOINT,
    PICTURE,
    LINK,
    OPTIONS,
    LAYERS,
    COMMAND,
    REPORT;

    static final String INSTRUMENTED = "inkling.**:com.grack.nanojson.**";

    /** Whose branches the fuzzer watches. Not those of the loops over a decoded picture, which it would slow to a crawl. */
    String instrumented() {
        return this == PICTURE ? "com.drew.**" : INSTRUMENTED;
    }

    private void read(byte[] bytes) throws IOException {
        switch (this) {
            case MODEL_FILE -> ModelFile.read(bytes, "it", 1, Backend.plain());
            case STROKE_FILE -> StrokeFile.parse(text(bytes));
            case IDX_IMAGES -> Idx.images(bytes, "it");
            case IDX_LABELS -> Idx.labels(bytes, "it");
            case DATA_FILE -> readData(new DataFile("data", bytes), new DataFile("t10k-labels", bytes));
            case DATA_TABLE -> readData(new DataFile("train.csv", bytes));
            case DATA_ARCHIVE -> readData(new DataFile("digits.npz", bytes));
            case DATA_PAIR -> readPair(bytes);
            case CLASS_NAMES -> readNames(bytes);
            case CHECKPOINT -> Checkpoints.read(bytes);
            case PICTURE -> CommandLineParsers.picture(Files.write(SCRATCH, bytes));
            case LINK -> Link.parse(text(bytes));
            case OPTIONS ->
                CommandLineParsers.trainOptions(
                        text(bytes).lines().map(line -> "--" + line).toList());
            case LAYERS -> LayerText.parse(text(bytes));
            case COMMAND -> Command.read(frame(bytes));
            case REPORT -> Report.read(frame(bytes));
        }
    }

    /**
     * Reads bytes, or has them refused.
     *
     * @throws AssertionError if the refusal is no sentence
     */
    void tryOn(byte[] bytes) {
        try {
            read(bytes);
        } catch (IllegalArgumentException | IOException refused) {
            requireSentence(refused);
        }
    }

    static void requireSentence(Exception refused) {
        String sentence = refused.getMessage();
        if (sentence == null || !(sentence.endsWith(".") || sentence.endsWith("…"))) {
            throw new AssertionError("Refused without a sentence: " + sentence, refused);
        }
    }

    private static void readData(DataFile... files) {
        OwnData.of("it", List.of(files), new MemoryBudget(1 << 26, "take fewer"));
    }

    /** The first byte says how long the second file is, which is at the end. */
    private static void readPair(byte[] bytes) {
        int middle = bytes.length == 0 ? 0 : Math.max(0, bytes.length - (bytes[0] & 0xff));
        readData(
                new DataFile("train-images-idx3-ubyte", Arrays.copyOfRange(bytes, Math.min(1, middle), middle)),
                new DataFile("train-labels-idx1-ubyte", Arrays.copyOfRange(bytes, middle, bytes.length)));
    }

    /** A list of names beside a good set; the first byte says what the list is called. */
    private static void readNames(byte[] bytes) {
        List<DataFile> files = new ArrayList<>(Samples.four(12, 4, 3, 4));
        String name = NAMES.get(bytes.length == 0 ? 0 : (bytes[0] & 0xff) % NAMES.size());
        files.add(new DataFile(name, Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length)));
        readData(files.toArray(new DataFile[0]));
    }

    private static final List<String> NAMES =
            List.of("labels.txt", "emnist-mapping.txt", "kmnist_classmap.csv", "class_names.csv");

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static final Path SCRATCH = scratch();

    private static Path scratch() {
        try {
            Path file = Files.createTempFile("picture", "");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message: its texts, of which each ends a line, a zero, as many numbers as the next byte says, and numbers, four to an array. */
    private static Frame frame(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        List<String> words = List.of(new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n", -1));
        List<float[]> arrays = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes, end, bytes.length - end);
        rest.position(Math.min(rest.limit(), rest.position() + 1));
        int count = rest.hasRemaining() ? rest.get() & 0xff : 0;
        double[] numbers = new double[Math.min(count, rest.remaining() / Double.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rest.getDouble();
        }
        while (rest.remaining() >= 4 * Float.BYTES) {
            arrays.add(new float[] {rest.getFloat(), rest.getFloat(), rest.getFloat(), rest.getFloat()});
        }
        return new Frame(words, numbers, arrays, new byte[rest.remaining()]);
    }
}
