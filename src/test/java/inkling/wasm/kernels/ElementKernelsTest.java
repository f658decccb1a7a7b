package inkling.wasm.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.UpdateRule;
import inkling.optim.OptimizerKind;
import inkling.wasm.kernels.KernelModule.Kernel.Argument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementKernelsTest {
    private static final ElementKernels KERNELS = new KernelModule(false, false).elements;

    /** Weights and their gradient. */
    private static final int ARRAYS = 2;

    @ParameterizedTest
    @EnumSource
    void aRuleGivesItsKernelTheArgumentsThatItDeclares(OptimizerKind kind) {
        UpdateRule rule = kind.rule(0.9f);
        List<Argument> given = new ArrayList<>(Collections.nCopies(ARRAYS + rule.stateArrays(), Argument.ARRAY));
        given.addAll(Collections.nCopies(rule.numbers(new UpdateRule.Step(0.1f, 0.01f, 1)).length, Argument.FLOAT));
        KERNELS.update(rule).ifPresent(kernel -> assertEquals(kernel.parameters(), given, rule.name()));
    }

    @Test
    void plainGradientDescentHasAKernel() {
        assertTrue(KERNELS.update(OptimizerKind.SGD.rule(0f)).isPresent());
    }
}
