package inkling.fuzz;

import inkling.cli.CommandLineParsers;
import inkling.data.Idx;
import inkling.data.StrokeFile;
import inkling.data.files.DataFile;
import inkling.data.files.MemoryBudget;
import inkling.data.files.OwnData;
import inkling.kernel.Backend;
import inkling.model.ModelFile;
import inkling.nn.LayerText;
import inkling.page.settings.Link;
import inkling.protocol.Command;
import inkling.protocol.Frame;
import inkling.protocol.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that reads what comes from outside: a file, a link, a message. Each takes any bytes, or refuses them in a sentence. */
enum Parser {
    MODEL_FILE,
    STROKE_FILE,
    IDX_IMAGES,
    IDX_LABELS,
    DATA_FILE,
    PICTURE,
    LINK,
    OPTIONS,
    LAYERS,
    COMMAND,
    REPORT;

    /** Whose branches the fuzzer watches. Not those of the loops over a decoded picture, which it would slow to a crawl. */
    String instrumented() {
        return this == PICTURE ? "com.drew.**" : "inkling.**:com.grack.nanojson.**";
    }

    private void read(byte[] bytes) throws IOException {
        switch (this) {
            case MODEL_FILE -> ModelFile.read(bytes, "it", 1, Backend.plain());
            case STROKE_FILE -> StrokeFile.parse(text(bytes));
            case IDX_IMAGES -> Idx.images(bytes, "it");
            case IDX_LABELS -> Idx.labels(bytes, "it");
            case DATA_FILE -> {
                List<DataFile> files = List.of(new DataFile("data", bytes), new DataFile("t10k-labels", bytes));
                OwnData.of("it", files, new MemoryBudget(1 << 26, "take fewer"));
            }
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
            String sentence = refused.getMessage();
            if (sentence == null || !sentence.endsWith(".")) {
                throw new AssertionError("Refused without a sentence: " + sentence, refused);
            }
        }
    }

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

    /** A message: its text, a zero, and then numbers, four to an array. */
    private static Frame frame(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        List<float[]> arrays = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes, end, bytes.length - end);
        while (rest.remaining() >= 4 * Float.BYTES) {
            arrays.add(new float[] {rest.getFloat(), rest.getFloat(), rest.getFloat(), rest.getFloat()});
        }
        return new Frame(new String(bytes, 0, end, StandardCharsets.UTF_8), arrays, new byte[rest.remaining()]);
    }
}
