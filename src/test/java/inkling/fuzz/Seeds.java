package inkling.fuzz;

import inkling.data.files.DataFile;
import inkling.data.files.Samples;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.model.Storage;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.protocol.command.BenchCommand;
import inkling.protocol.command.Command;
import inkling.protocol.frame.Frame;
import inkling.protocol.report.AnswerReport;
import inkling.protocol.report.EngineReport;
import inkling.protocol.report.ModelFileReport;
import inkling.protocol.report.Report;
import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.protocol.report.WeightsReport;
import inkling.protocol.report.WorkerReport;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.train.EpochRecord;
import inkling.train.measure.Metrics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Good inputs of each parser, from which the fuzzer begins. */
public final class Seeds {
    private Seeds() {}

    /** Those of a parser. */
    public static List<byte[]> of(Parser parser) throws IOException {
        return switch (parser) {
            case MODEL_FILE -> models();
            case STROKE_FILE ->
                texts(
                        "[{\"label\": 7, \"strokes\": [[0, 0, 10.5, 0, -3e1, 20]]}]",
                        "\uFEFF[]",
                        "[{\"label\":1,\"strokes\":[[]],\"other\":{\"a\":[null,true]}}]");
            case IDX_IMAGES -> List.of(idx(2, 3, 2), idx(1, 1, 1));
            case IDX_LABELS -> List.of(new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3});
            case DATA_FILE -> data();
            case DATA_TABLE -> tables();
            case DATA_ARCHIVE -> archives();
            case DATA_PAIR -> List.of(pair());
            case CLASS_NAMES ->
                texts(
                        "\0Trouser\nBag\nAnkle boot\n",
                        "\0010 48\n1 65 97\n",
                        "\002index,codepoint,char\n0,U+304A,お\n",
                        "\0030,A\n1,B\n");
            case CHECKPOINT -> Checkpoints.seeds();
            case PICTURE -> List.of(picture("png"), picture("jpg"), picture("gif"), picture("bmp"));
            case LINK ->
                texts(
                        "#recipe=adam&layers=c8k5-p2-64&lr=0.1&run=1",
                        "augment=shift2-rotate10&batch=all&threads=auto",
                        "%20=%zz&polish=2&seed=-1");
            case OPTIONS -> texts("recipe=adam\nlayers=8\nlr=0.1", "batch=all\naugment=light", "mnist=x\njson\nout=y");
            case LAYERS -> texts("0", "256-128", "c8k5s2p-bn-p2s1-a3-gap-10");
            case COMMAND -> commands();
            case REPORT -> reports();
        };
    }

    private static List<byte[]> texts(String... texts) {
        List<byte[]> seeds = new ArrayList<>();
        for (String text : texts) {
            seeds.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }

    private static List<byte[]> models() {
        Recipe recipe = Recipes.named(Recipes.DEFAULT).with("layers", "c2k2p-bn-p2-3");
        ModelCard card = new ModelCard(recipe, new Shape(3, 2, 1), 4);
        Network network = new Network(card.network(), 1, new Random32(1), Backend.plain());
        String header = "{\"0.weight\":{\"dtype\":\"F16\",\"shape\":[2,4],\"data_offsets\":[0,16]}}";
        byte[] foreign =
                (header.length() + "       " + header + "0123456789abcdef").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(new byte[] {(byte) header.length(), 0, 0, 0, 0, 0, 0, 0}, 0, foreign, 0, 8);
        return List.of(ModelFile.write(card, network), ModelFile.write(card, network, Storage.INT8), foreign);
    }

    private static byte[] idx(int count, int height, int width) {
        byte[] file = new byte[16 + count * height * width];
        byte[] header = {0, 0, 8, 3, 0, 0, 0, (byte) count, 0, 0, 0, (byte) height, 0, 0, 0, (byte) width};
        System.arraycopy(header, 0, file, 0, header.length);
        return file;
    }

    private static List<byte[]> data() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(idx(12, 2, 2));
        }
        byte[] npy = ("\u0093NUMPYxxv {'descr': '|u1', 'fortran_order': False, 'shape': (12, 2, 2), }" + " ".repeat(44)
                        + "\n" + "0".repeat(48))
                .getBytes(StandardCharsets.ISO_8859_1);
        npy[6] = 1;
        npy[7] = 0;
        npy[8] = 118;
        npy[9] = 0;
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry("x_train.npy"));
            zip.write(npy);
            zip.putNextEntry(new ZipEntry("y_train.npy"));
            zip.write(npy);
        }
        String rows = "label,a,b,c,d\r\n" + "1,0,255,0,7\r\n0,9,9,9,9\r\n".repeat(8);
        return List.of(
                idx(12, 2, 2),
                packed.toByteArray(),
                npy,
                zipped.toByteArray(),
                rows.getBytes(StandardCharsets.UTF_8),
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n".getBytes(StandardCharsets.UTF_8));
    }

    private static List<byte[]> tables() {
        return texts(
                "label,a,b,c,d\r\n" + "1,0,255,0,7\r\n0,9,9,9,9\r\n".repeat(8),
                "\uFEFF" + "7;0;0,5;1;0\n3;1;1;1;1\n".repeat(8),
                "\"class\"\t\"1x1\"\t\"1x2\"\t\"2x1\"\t\"2x2\"\n"
                        + "\"cat\"\t1\t2\t3\t4\n\"dog\"\t4\t3\t2\t1\n".repeat(8));
    }

    private static List<byte[]> archives() {
        byte[] pixels = new byte[12 * 4];
        pixels[5] = 9;
        byte[] labels = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
        byte[] images = Samples.npy("|u1", pixels, "(12, 2, 2)");
        byte[] names = Samples.npy("|u1", labels, "(12,)");
        List<DataFile> arrays = List.of(new DataFile("x_train.npy", images), new DataFile("y_train.npy", names));
        return List.of(
                Samples.zip("digits.npz", true, arrays).bytes(),
                Samples.zip("digits.npz", false, arrays).bytes(),
                Samples.gzip(Samples.zip("digits.npz", true, Samples.four(12, 4, 3, 4))
                        .bytes()),
                images);
    }

    private static byte[] pair() {
        List<DataFile> four = Samples.four(12, 4, 3, 4);
        byte[] images = four.get(0).bytes();
        byte[] labels = four.get(1).bytes();
        byte[] pair = new byte[1 + images.length + labels.length];
        pair[0] = (byte) labels.length;
        System.arraycopy(images, 0, pair, 1, images.length);
        System.arraycopy(labels, 0, pair, 1 + images.length, labels.length);
        return pair;
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        image.setRGB(4, 3, 0xffffff);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static List<byte[]> commands() {
        Recipe recipe = Recipes.named(Recipes.DEFAULT);
        List<byte[]> seeds = new ArrayList<>();
        for (Frame frame : List.of(
                new Command.Start(recipe, 1, true, false, true).frame(),
                new Command.ReadDrawing(1, true, List.of(new float[] {1, 2, 3, 4})).frame(),
                new Command.ReadPhoto(2, false, 2, 2, new float[4]).frame(),
                new Command.ChooseDigit(1).frame(),
                new BenchCommand.Bench(recipe, 1, true, 2).frame(),
                new Command.OpenModel("a", new byte[3]).frame(),
                Command.Control.PAUSE.frame())) {
            seeds.add(bytes(frame));
        }
        return seeds;
    }

    private static List<byte[]> reports() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(bytes(new WorkerReport.State(RunState.IDLE, "a").frame()));
        seeds.add(bytes(new WorkerReport.Ready().frame()));
        seeds.add(bytes(new EngineReport.Unfit("a").frame()));
        float[] ten = new float[10];
        Metrics metrics = new Metrics(0.5, 0.5, 100);
        for (Report report : List.of(
                new AnswerReport.Prediction(
                        1,
                        true,
                        List.of(new AnswerReport.Digit(true, ten, ten, new float[0])),
                        0,
                        List.of("0", "1"),
                        2),
                new TrainingReport.Epoch(new EpochRecord(1, 0.5f, metrics, metrics, 3.5)),
                new AnswerReport.Shipped("a", "b"),
                new ModelFileReport.Saved("a", new byte[3]),
                new ModelFileReport.Refused("a"),
                new WeightsReport(3, ten, 2))) {
            seeds.add(bytes(report.frame()));
        }
        return seeds;
    }

    private static byte[] bytes(Frame frame) {
        byte[] words = String.join("\n", frame.words()).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(words.length
                + 2
                + Double.BYTES * frame.numbers().length
                + 4 * Float.BYTES * frame.arrays().size());
        bytes.put(words).put((byte) 0).put((byte) frame.numbers().length);
        for (double number : frame.numbers()) {
            bytes.putDouble(number);
        }
        return bytes.array();
    }
}
