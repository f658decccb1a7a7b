package inkling.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Exit status: 0 done, 1 failed (the reason is on standard error), 2 bad arguments. */
@Command(
        name = "inkling",
        description = "A neural network, written from scratch in Java, that learns to read handwritten digits.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {Train.class, Evaluate.class, Classify.class, Pack.class, Serve.class})
public final class Main implements Runnable {
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
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler(Main::report);
    }

    /** A sentence on what is wrong with the arguments; the whole help would push it off the screen. */
    private static int explain(ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr()
                .println("See '" + command.getCommandSpec().qualifiedName() + " --help' for what may be given.");
        return Failure.BAD_ARGUMENTS;
    }

    /** Puts what a user can mend into a sentence; a fault of the program keeps its stack trace. */
    private static int report(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (!Failure.isForeseen(failure)) {
            throw failure;
        }
        command.getErr().println(Failure.sentence(failure));
        return Failure.FAILURE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
