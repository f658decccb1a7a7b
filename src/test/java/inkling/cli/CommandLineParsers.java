package inkling.cli;

import inkling.ink.Photo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the command line makes of files and options, for the fuzzing of all parsers. */
public final class CommandLineParsers {
    private CommandLineParsers() {}

    /** Reads a picture. */
    public static Photo picture(Path file) throws IOException {
        return Picture.read(file);
    }

    /** Reads the options of {@code train}, without training. */
    public static void trainOptions(List<String> options) {
        CommandLine command = Main.commandLine();
        try {
            List<String> arguments = new ArrayList<>(options);
            arguments.add(0, "train");
            command.parseArgs(arguments.toArray(new String[0]));
            RecipeOptions.recipe(command.getSubcommands().get("train"));
        } catch (ParameterException refused) {
            throw new IllegalArgumentException(refused.getMessage() + ".", refused);
        }
    }
}
