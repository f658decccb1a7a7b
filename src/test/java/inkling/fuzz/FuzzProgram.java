package inkling.fuzz;

import java.util.Arrays;
import java.util.List;

/** What the fuzzer calls, again and again, in a process of its own. */
public final class FuzzProgram {
    private static final List<Parser> ALL = List.of(Parser.values());
    private static final String ONE = System.getProperty("fuzz.parser", "");

    private FuzzProgram() {}

    /** One input; the name is the fuzzer's. Where no parser is named, the first byte names it. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (!ONE.isEmpty()) {
            Parser.valueOf(ONE).tryOn(input);
        } else if (input.length > 0) {
            Parser parser = ALL.get((input[0] & 0xff) % ALL.size());
            parser.tryOn(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    /** A parser's input as one that names the parser. */
    static byte[] naming(Parser parser, byte[] input) {
        byte[] named = new byte[input.length + 1];
        named[0] = (byte) ALL.indexOf(parser);
        System.arraycopy(input, 0, named, 1, input.length);
        return named;
    }
}
