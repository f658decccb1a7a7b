package inkling.fuzz;

/** What the fuzzer calls, again and again, in a process of its own. */
public final class FuzzProgram {
    private static final Parser PARSER = Parser.valueOf(System.getProperty("fuzz.parser"));

    private FuzzProgram() {}

    /** One input; the name is the fuzzer's. */
    public static void fuzzerTestOneInput(byte[] input) {
        PARSER.tryOn(input);
    }
}
