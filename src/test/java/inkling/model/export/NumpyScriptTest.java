package inkling.model.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.model.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The written script, run by a real Python with NumPy, answers as the network does here. */
class NumpyScriptTest {
    /** As for ONNX; Python calculates some steps with more digits. */
    private static final float TOLERANCE = 1e-5f;

    /** For each network in turn, the probabilities of all images. */
    private static final String PROGRAM = """
            import sys, runpy, numpy as np
            images = np.fromfile("images.bin", "<f4").reshape(-1, 28, 28)
            for name in sys.argv[1:]:
                for value in runpy.run_path(name)["predict"](images).ravel():
                    print("%.9g" % value)
            """;

    @TempDir
    Path temp;

    private String run(List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("python3", "-c", PROGRAM).directory(temp.toFile());
        builder.command().addAll(arguments);
        Process process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void assumeNumpy() {
        try {
            Process process = new ProcessBuilder(
                            "python3", "-c", "import numpy; numpy.lib.stride_tricks.sliding_window_view")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            assumeTrue(process.waitFor() == 0, "There is no NumPy 1.20 or later for python3 on this machine.");
        } catch (IOException | InterruptedException missing) {
            assumeTrue(false, "There is no python3 on this machine.");
        }
    }

    @Test
    void numpyGivesTheSameAnswersForNetworksOfAllKinds() throws IOException {
        assumeNumpy();
        ByteBuffer images =
                ByteBuffer.allocate(4 * ExportSamples.images().length).order(ByteOrder.LITTLE_ENDIAN);
        images.asFloatBuffer().put(ExportSamples.images());
        Files.write(temp.resolve("images.bin"), images.array());
        List<SavedModel> models =
                ExportSamples.networks().stream().map(ExportSamples::network).toList();
        for (int n = 0; n < models.size(); n++) {
            Files.write(
                    temp.resolve(n + ".safetensors"),
                    ModelFile.write(models.get(n).card(), models.get(n).network()));
            Files.writeString(temp.resolve(n + ".py"), NumpyScript.write(models.get(n), n + ".safetensors"));
        }
        List<String> scripts = java.util.stream.IntStream.range(0, models.size())
                .mapToObj(n -> n + ".py")
                .toList();
        String output = run(scripts);
        StringTokenizer numbers = new StringTokenizer(output);
        assertEquals(models.size() * ExportSamples.IMAGES * 10, numbers.countTokens(), output);
        for (int n = 0; n < models.size(); n++) {
            for (int i = 0; i < ExportSamples.IMAGES; i++) {
                for (float expected : models.get(n).predict(ExportSamples.image(i))) {
                    float actual = Float.parseFloat(numbers.nextToken());
                    assertEquals(
                            expected,
                            actual,
                            TOLERANCE,
                            ExportSamples.networks().get(n) + ", image " + i);
                }
            }
        }
    }

    @Test
    void numpyReadsWeightsOfEightBits() throws IOException {
        assumeNumpy();
        SavedModel model = ExportSamples.network("c4k3-bn-p2-10 relu cross-entropy 1");
        byte[] file = ModelFile.write(model.card(), model.network(), Storage.INT8);
        SavedModel small = ModelFile.read(file, "small", 1, inkling.kernel.Backend.plain());
        ByteBuffer image = ByteBuffer.allocate(4 * 28 * 28).order(ByteOrder.LITTLE_ENDIAN);
        image.asFloatBuffer().put(ExportSamples.image(0));
        Files.write(temp.resolve("images.bin"), image.array());
        Files.write(temp.resolve("small.safetensors"), file);
        Files.writeString(temp.resolve("small.py"), NumpyScript.write(small, "small.safetensors"));
        StringTokenizer numbers = new StringTokenizer(run(List.of("small.py")));
        for (float expected : small.predict(ExportSamples.image(0))) {
            assertEquals(expected, Float.parseFloat(numbers.nextToken()), TOLERANCE);
        }
    }

    @Test
    void theNameOfAFileCannotLeaveItsString() {
        SavedModel model = ExportSamples.network("0 relu cross-entropy 1");
        String script = NumpyScript.write(model, "a\"\n+evil\\.safetensors");
        assertTrue(script.contains("load(\"a\\\"_+evil\\\\.safetensors\")"), script);
    }
}
