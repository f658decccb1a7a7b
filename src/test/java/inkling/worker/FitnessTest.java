package inkling.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.FixedBackend;
import inkling.kernel.ReferenceKernels;
import inkling.protocol.report.EngineReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FitnessTest {
    private static final BackendFactory RIGHT = new FixedBackend(new ReferenceKernels());
    private static final BackendFactory WRONG = new FixedBackend(new ReferenceKernels() {
        @Override
        public void dense(float[] x, float[] w, float[] b, Activation f, float[] y, int rows, int in, int out) {
            // Every drawing is answered alike.
        }
    });

    @Test
    void theFirstVariantThatIsRightIsUsed() {
        assertSame(RIGHT, Fitness.of(List.of(RIGHT, WRONG)).variant().orElseThrow());
        Fitness second = Fitness.of(List.of(WRONG, RIGHT));
        assertSame(RIGHT, second.variant().orElseThrow());
        assertEquals(new EngineReport.Proven(), second.report());
    }

    @Test
    void anEngineOfWhichNoVariantIsRightIsNot() {
        assertUnfit("gives wrong results in this browser", Fitness.of(List.of(WRONG, WRONG)));
        assertUnfit("cannot run here: the browser does not know its instructions", Fitness.of(List.of(unsupported())));
    }

    @Test
    void whatTheBrowserRefusesIsToldInItsWords() {
        assertUnfit("cannot run here: No modules", Fitness.of(List.of(refused("No modules."))));
        assertUnfit("cannot run here: CompileError: no", Fitness.of(List.of(refused("(JavaScript) CompileError: no"))));
        assertUnfit("cannot run here: the browser refuses it", Fitness.of(List.of(refused(null))));
    }

    @Test
    void whereOneVariantCannotRunTheNextIsTried() {
        for (BackendFactory first : List.of(refused("No."), unsupported())) {
            assertSame(RIGHT, Fitness.of(List.of(first, RIGHT)).variant().orElseThrow());
        }
    }

    private static BackendFactory refused(String message) {
        return new BackendFactory() {
            @Override
            public Backend create(int threads, Consumer<Backend> use) {
                throw new IllegalStateException(message);
            }

            @Override
            public String variant() {
                return "refused";
            }
        };
    }

    private static BackendFactory unsupported() {
        return new BackendFactory() {
            @Override
            public Backend create(int threads, Consumer<Backend> use) {
                throw new AssertionError("It is not to be tried.");
            }

            @Override
            public String variant() {
                return "unsupported";
            }

            @Override
            public boolean isSupported() {
                return false;
            }
        };
    }

    private static void assertUnfit(String reason, Fitness fitness) {
        assertEquals(Optional.empty(), fitness.variant());
        assertEquals(new EngineReport.Unfit(reason), fitness.report());
    }
}
