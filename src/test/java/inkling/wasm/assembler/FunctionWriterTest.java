package inkling.wasm.assembler;

import static inkling.wasm.assembler.Instruction.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the assembler refuses, and the bytes that it writes. */
class FunctionWriterTest {
    private final ModuleWriter module = new ModuleWriter(false);
    private final FunctionWriter f = module.function("sum");
    private final int integer = f.integer();
    private final int vector = f.local(ValueType.V128);

    @Test
    void aWrongOperandIsRefusedByTheInstructionsName() {
        assertRefused(
                "f32x4.add takes v128 where i32 is",
                f -> f.get(integer).get(vector).op(F32X4_ADD));
        assertRefused("local.set takes v128 where i32 is", f -> f.get(integer).set(vector));
        assertRefused(
                "v128.store takes i32 where v128 is",
                f -> f.get(vector).get(vector).op(V128_STORE, 0));
        assertRefused(
                "select takes v128 where i32 is",
                f -> f.get(integer).get(vector).get(integer).select());
    }

    @Test
    void aMissingOperandIsRefused() {
        assertRefused(
                "i32.add takes more than is on the stack", f -> f.get(integer).op(I32_ADD));
    }

    @Test
    void aBlockTakesNothingFromOutsideAndLeavesNothing() {
        assertRefused(
                "drop takes more than is on the stack",
                f -> f.get(vector).get(integer).when(f::drop));
        assertRefused(
                "a block leaves 1 values on the stack", f -> f.get(integer).when(() -> f.get(vector)));
        assertRefused(
                "a block leaves 1 values on the stack",
                f -> f.get(integer)
                        .choose(() -> f.get(vector), () -> f.get(vector).drop()));
        assertRefused("if takes i32 where v128 is", f -> f.get(vector).when(() -> {}));
    }

    @Test
    void aConditionIsAnInteger() {
        assertRefused("if takes i32 where v128 is", f -> f.whileTrue(() -> f.get(vector), () -> {}));
    }

    @Test
    void aFunctionLeavesNothing() {
        assertRefused("a block leaves 1 values on the stack", f -> {
            f.get(vector);
            f.body();
        });
    }

    @Test
    void nothingStandsBehindAReturn() {
        assertRefused("drop is never reached", f -> f.get(integer).leave().drop());
    }

    @Test
    void aCallTakesTheFunctionsParameters() {
        FunctionWriter other = module.function("scale");
        other.integer();
        other.parameter(ValueType.F32);
        assertRefused(
                "call of scale takes f32 where i32 is",
                f -> f.get(integer).get(integer).call(other));
        f.get(integer).f32Const(1f).call(other);
    }

    @Test
    void instructionsAreEncodedAsTheSpecificationSays() {
        f.i32Const(-1)
                .drop()
                .f32Const(1f)
                .op(F32X4_SPLAT)
                .get(vector)
                .op(F32X4_PMAX)
                .set(vector);
        f.get(integer).get(vector).op(V128_STORE32_LANE, 300, 2);
        byte[] body = f.body().toArray();
        int[] expected = {
            1, 1, 0x7B, 0x41, 0x7F, 0x1A, 0x43, 0, 0, 0x80, 0x3F, 0xFD, 0x13, 0x20, 1, 0xFD, 0xEB, 0x01, 0x21, 1, 0x20,
            0, 0x20, 1, 0xFD, 0x5A, 2, 0xAC, 0x02, 2, 0x0B
        };
        byte[] bytes = new byte[expected.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) expected[i];
        }
        assertArrayEquals(bytes, body);
    }

    private void assertRefused(String what, Consumer<FunctionWriter> code) {
        FunctionWriter fresh = module.function("sum");
        fresh.integer();
        fresh.local(ValueType.V128);
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> code.accept(fresh));
        assertEquals("In the function sum, " + what + ".", refused.getMessage());
    }
}
