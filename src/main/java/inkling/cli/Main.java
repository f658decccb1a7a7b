package inkling.cli;

import com.grack.nanojson.JsonWriter;
import inkling.cli.files.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Exit status: 0 done, 1 failed (the reason is on standard error), 2 bad arguments. */
@Command(
        name = "inkling",
        description = "A neural network, written from scratch in Java, that learns to read handwritten digits.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = Main.Version.class,
        subcommands = {Train.class, Evaluate.class, Classify.class, Pack.class, Export.class, Serve.class})
public final class Main implements Runnable {
    private static final String JSON = "--json";

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs a command and exits with its status. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, ready to execute. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionStrategy(Main::run)
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler(Main::report);
    }

    /** Runs the command that was named; when memory or stack gives out, the user is told so, as of other failures. */
    private static int run(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError | StackOverflowError exhausted) {
            String sentence = Failure.sentence(exhausted);
            List<CommandLine> commands = parsed.asCommandLineList();
            throw new ExecutionException(
                    commands.get(commands.size() - 1), sentence, new IllegalArgumentException(sentence, exhausted));
        }
    }

    /** A sentence on what is wrong with the arguments; the whole help would push it off the screen. */
    private static int explain(ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr()
                .println("See '" + command.getCommandSpec().qualifiedName() + " --help' for what may be given.");
        if (List.of(arguments).contains(JSON) && command.getCommandSpec().findOption(JSON) != null) {
            printAsJson(command, wrong.getMessage());
        }
        return ExitCode.USAGE;
    }

    /** Whoever reads JSON finds the failure there too. */
    private static void printAsJson(CommandLine command, String sentence) {
        command.getOut().println(JsonWriter.string(Map.of("event", "error", "error", sentence)));
        command.getOut().flush();
    }

    /** Reports in a sentence what a user can mend; a fault of the program keeps its stack trace. */
    private static int report(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (!Failure.isForeseen(failure)) {
            throw failure;
        }
        String sentence = Failure.sentence(failure);
        command.getErr().println(sentence);
        if (command.getParseResult().hasMatchedOption(JSON)) {
            printAsJson(command, sentence);
        }
        return ExitCode.SOFTWARE;
    }

    /** The version that the build wrote into the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Optional<String> version =
                    Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
            return new String[] {"Inkling " + version.orElse("(not run from a jar)")};
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
