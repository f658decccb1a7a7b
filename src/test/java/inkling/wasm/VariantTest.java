package inkling.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modules, as far as they can be looked at without a browser. */
class VariantTest {
    /** The assembler checks every operand of every kernel on the way. */
    @ParameterizedTest
    @CsvSource({"STRICT, false", "STRICT, true", "RELAXED, false", "RELAXED, true"})
    void allKernelsAreWrittenForEveryKindOfMachine(Variant variant, boolean shared) {
        byte[] module = variant.module(shared).code();
        assertEquals('a', module[1], "A module begins with \\0asm.");
    }
}
