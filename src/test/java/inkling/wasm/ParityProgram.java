package inkling.wasm;

import inkling.kernel.Activation;
import inkling.kernel.KernelsParity;
import inkling.kernel.NaiveKernels;
import org.teavm.jso.JSBody;

/** Runs in a browser: compares the WebAssembly kernels with plain loops in double precision, over awkward sizes. */
public final class ParityProgram {
    private static final int LONGEST_SIDE = 128;
    private static final int[] LENGTHS = {1, 3, 4, 5, 31, 128, 785};
    private static final long MEMORY = 256L << 20;

    private ParityProgram() {}

    public static void main(String[] args) {
        try {
            int checks = 0;
            for (Variant variant : Variant.values()) {
                if (variant == Variant.RELAXED && Variant.best() != Variant.RELAXED) {
                    continue;
                }
                checks += check(new KernelsParity(new WasmKernels(MEMORY, variant), new NaiveKernels(), LONGEST_SIDE));
            }
            show("right: " + checks + " checks, best variant " + Variant.best());
        } catch (AssertionError | RuntimeException e) {
            show("wrong: " + e.getMessage());
        }
    }

    private static int check(KernelsParity parity) {
        int checks = 0;
        for (int rows : KernelsParity.AWKWARD_SIDES) {
            for (int in : KernelsParity.AWKWARD_SIDES) {
                for (int out : KernelsParity.AWKWARD_SIDES) {
                    parity.checkProducts(rows, in, out);
                    checks++;
                }
            }
        }
        for (int length : LENGTHS) {
            for (Activation activation : Activation.values()) {
                parity.checkActivation(activation, length);
                checks++;
            }
            parity.checkRules(length);
            checks++;
        }
        parity.checkSoftmax(7, 10, 1f);
        return checks + 1;
    }

    @JSBody(params = "result", script = "document.body.dataset.result = result;")
    private static native void show(String result);
}
