package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.model.export.NumpyScript;
import inkling.model.export.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    Path temp;

    private CommandRun export(Path model, String out) {
        return CommandRun.of(
                "export",
                "--model",
                model.toString(),
                "--out",
                temp.resolve(out).toString());
    }

    private Path model() throws IOException {
        return Files.copy(Path.of("web/models/everyday.safetensors"), temp.resolve("a.safetensors"));
    }

    @Test
    void theEndingOfTheFileSaysHowItIsWritten() throws IOException {
        Path model = model();
        CommandRun run = export(model, "it.onnx");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("Wrote the network as " + temp.resolve("it.onnx")), run.out());
        assertArrayEquals(OnnxFile.write(Models.read(model)), Files.readAllBytes(temp.resolve("it.onnx")));
        assertEquals(0, export(model, "made/it.py").status());
        assertEquals(
                NumpyScript.write(Models.read(model), "a.safetensors"), Files.readString(temp.resolve("made/it.py")));
    }

    @Test
    void otherEndingsAndFilesThatAreNoNetworkGetASentence() throws IOException {
        CommandRun ending = export(model(), "it.pb");
        assertEquals(2, ending.status());
        assertTrue(ending.err().contains("--out is a file that ends with .onnx or .py, not "), ending.err());
        Path text = Files.writeString(temp.resolve("text"), "This is no network at all.");
        CommandRun bad = export(text, "it.onnx");
        assertEquals(1, bad.status());
        assertTrue(bad.err().contains("text cannot be used"), bad.err());
        assertFalse(Files.exists(temp.resolve("it.onnx")));
    }
}
