package inkling.model.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import inkling.kernel.Backend;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as ONNX answers in onnxruntime, which knows nothing of Inkling, as it does here. */
class OnnxFileTest {
    /** Sums of some hundred products in another order, through exponentials. */
    private static final float TOLERANCE = 1e-5f;

    static List<String> networks() {
        return ExportSamples.networks();
    }

    private static float[][] answers(byte[] onnx) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(onnx);
                OnnxTensor images =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(ExportSamples.images()), new long[] {
                            ExportSamples.IMAGES, 1, 28, 28
                        });
                OrtSession.Result result = session.run(Map.of("image", images))) {
            return (float[][]) result.get("probabilities").orElseThrow().getValue();
        }
    }

    private static void assertSameAnswers(SavedModel model) throws OrtException {
        float[][] answers = answers(OnnxFile.write(model));
        for (int i = 0; i < ExportSamples.IMAGES; i++) {
            float[] expected = model.predict(ExportSamples.image(i));
            for (int j = 0; j < expected.length; j++) {
                assertEquals(expected[j], answers[i][j], TOLERANCE, "image " + i + ", class " + j);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void onnxruntimeGivesTheSameAnswers(String settings) throws OrtException {
        assertSameAnswers(ExportSamples.network(settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyday", "convolutional"})
    void theShippedNetworksAnswerTheSameThere(String name) throws IOException, OrtException {
        byte[] file = Files.readAllBytes(Path.of("web/models", name + ".safetensors"));
        assertSameAnswers(ModelFile.read(file, name, 1, Backend.plain()));
    }

    @Test
    void theFileTellsHowTheNetworkWasTrained() throws OrtException {
        SavedModel model = ExportSamples.network("20-15 tanh cross-entropy 1");
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(OnnxFile.write(model))) {
            assertEquals("Inkling", session.getMetadata().getProducerName());
            assertEquals(
                    model.card().recipe().texts(),
                    Map.copyOf(session.getMetadata().getCustomMetadata()));
        }
    }

    @Test
    void theSameNetworkGivesTheSameBytes() {
        SavedModel model = ExportSamples.network("c4k3-bn-p2-10 relu cross-entropy 1");
        org.junit.jupiter.api.Assertions.assertArrayEquals(OnnxFile.write(model), OnnxFile.write(model));
    }
}
