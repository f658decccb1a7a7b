package inkling.cli;

import inkling.cli.files.OutputFile;
import inkling.model.SavedModel;
import inkling.model.export.NumpyScript;
import inkling.model.export.OnnxFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code export}: writes a saved network for other programs. */
@Command(
        name = "export",
        description = "Writes a saved network for other programs: as ONNX, or as a Python script that reads the saved"
                + " file with NumPy alone.")
final class Export implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "A network that train has saved.")
    private Path model;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Write this file: FILE.onnx, or FILE.py for the script, which looks for the network beside"
                    + " itself, under its present name.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        String ending = out.toString().toLowerCase(Locale.ROOT);
        if (!ending.endsWith(".onnx") && !ending.endsWith(".py")) {
            throw new ParameterException(
                    spec.commandLine(), "--out is a file that ends with .onnx or .py, not '" + out + "'.");
        }
        SavedModel saved = Models.read(model);
        byte[] bytes = ending.endsWith(".onnx")
                ? OnnxFile.write(saved)
                : NumpyScript.write(saved, model.getFileName().toString()).getBytes(StandardCharsets.UTF_8);
        OutputFile.write(out, bytes);
        spec.commandLine().getOut().printf(Locale.ROOT, "Wrote the network as %s: %,d bytes.%n", out, bytes.length);
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
