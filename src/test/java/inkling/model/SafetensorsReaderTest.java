package inkling.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.fuzz.Mutations;
import inkling.nn.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reader of safetensors' own authors (the Python package of that name) reads our files to the last bit, and refuses what
 * is refused here because of its form. {@code -Dpython} names a Python that has the package.
 */
class SafetensorsReaderTest {
    private static final String PYTHON = System.getProperty("python", "python3");
    private static final int DAMAGED = 300;

    /** For each file a line: its tensors by name with type, shape and the sum of their bytes, or that it was refused. */
    private static final String PROGRAM = """
            import sys, zlib, safetensors
            for name in sys.stdin.read().split():
                try:
                    tensors = safetensors.deserialize(open(name, "rb").read())
                    print(" ".join(sorted("%s:%s:%s:%d" % (key, one["dtype"], "x".join(map(str, one["shape"])),
                          zlib.crc32(bytes(one["data"]))) for key, one in tensors)))
                except safetensors.SafetensorError:
                    print("refused")
            """;

    @TempDir
    Path temp;

    private static Process python(String program) throws IOException {
        return new ProcessBuilder(PYTHON, "-c", program)
                .redirectErrorStream(true)
                .start();
    }

    private List<String> read(List<byte[]> files) throws IOException, InterruptedException {
        try {
            Process look = python("import safetensors");
            look.getInputStream().readAllBytes();
            assumeTrue(look.waitFor() == 0, "There is no package safetensors for " + PYTHON + " on this machine.");
        } catch (IOException missing) {
            assumeTrue(false, "There is no " + PYTHON + " on this machine.");
        }
        Process reader = python(PROGRAM);
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            names.append(Files.write(temp.resolve("file" + i), files.get(i))).append('\n');
        }
        reader.getOutputStream().write(names.toString().getBytes(StandardCharsets.UTF_8));
        reader.getOutputStream().close();
        List<String> lines = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(files.size(), lines.size(), () -> String.join("\n", lines));
        return lines;
    }

    /** As the program says it. */
    private static String described(List<Tensor> tensors) {
        List<String> all = new ArrayList<>();
        for (Tensor tensor : tensors) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.length()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < tensor.length(); i++) {
                bytes.putFloat(tensor.get(i));
            }
            CRC32 sum = new CRC32();
            sum.update(bytes.array());
            List<String> shape = new ArrayList<>();
            for (int size : tensor.shape()) {
                shape.add(Integer.toString(size));
            }
            all.add(tensor.name() + ":F32:" + String.join("x", shape) + ":" + sum.getValue());
        }
        all.sort(String::compareTo);
        return String.join(" ", all);
    }

    @Test
    void everyTensorOfOurFilesIsReadToTheLastBit() throws IOException, InterruptedException {
        List<ModelCard> cards = List.of(SampleModels.card(), SampleModels.pictureCard());
        List<byte[]> files = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (ModelCard card : cards) {
            files.add(ModelFile.write(card, SampleModels.network(card)));
            expected.add(described(SampleModels.network(card).state()));
        }
        assertEquals(expected, read(files));
        List<String> packed = read(List.of(SampleModels.packedFile()));
        assertTrue(packed.get(0).contains(":I8:") && !packed.contains("refused"), packed.toString());
    }

    @Test
    void whatIsReadHereIsReadThereAndFilesOfABadFormAreRefusedByBoth() throws IOException, InterruptedException {
        List<byte[]> bad = new ArrayList<>();
        byte[] good = SampleModels.file();
        for (String offsets : List.of("[120,144]", "[120,136]", "[124,144]", "[-120,140]", "[120.5,140]")) {
            bad.add(SampleModels.withHeader("[120,140]", offsets));
        }
        bad.add(SampleModels.withHeader("\"shape\":[5]", "\"shape\":[6]"));
        bad.add(SampleModels.withHeader("\"F32\"", "\"F33\""));
        bad.add(Arrays.copyOf(good, good.length - 1));
        bad.add(Arrays.copyOf(good, good.length + 4));
        bad.add(Arrays.copyOf(good, 7));
        bad.add(new byte[0]);
        bad.forEach(SampleModels::refusal);
        assertEquals(Collections.nCopies(bad.size(), "refused"), read(bad));

        Mutations mutations = new Mutations(1, List.of(good, SampleModels.pictureFile(), SampleModels.packedFile()));
        List<byte[]> accepted = new ArrayList<>();
        for (int i = 0; i < DAMAGED; i++) {
            byte[] damaged = mutations.next();
            try {
                SampleModels.read(damaged);
                accepted.add(damaged);
            } catch (IllegalArgumentException refused) {
                // The reference reader knows nothing of networks, and may take it.
            }
        }
        assertTrue(accepted.size() > DAMAGED / 10, "the good ones among them at least");
        assertTrue(!read(accepted).contains("refused"));
    }
}
