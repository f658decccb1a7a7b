package inkling.wasm;

import inkling.kernel.Activation;
import inkling.kernel.ActivationsParity;
import inkling.kernel.Backend;
import inkling.kernel.LostValuesParity;
import inkling.kernel.PictureParity;
import inkling.kernel.ProductsParity;
import inkling.kernel.RulesParity;
import inkling.kernel.Window;
import inkling.nn.NetworkParity;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * Runs in a browser's worker: compares plain Java and the WebAssembly kernels with the textbook loops, over awkward sizes
 * and in whole networks of random shapes, then several threads with one, bit by bit.
 */
public final class ParityProgram {
    private static final int LONGEST_SIDE = 128;
    private static final int[] LENGTHS = {1, 3, 4, 5, 31, 128, 785};
    private static final int[] THREADS = {2, 3, 5};

    /** Enough where no helper comes, and for the variant that is not the fastest: both divide work in the same way. */
    private static final int[] FEW_THREADS = {3};

    private static final int[] SOFTMAX_ROWS = {1, 7, 29};
    private static final int NETWORKS = 40;

    /** Threads change nothing but who computes a range. */
    private static final int NETWORKS_WITH_THREADS = 10;

    private static final int[] PICTURES = {1, 2, 7};
    private static final int[] NORM_ROWS = {1, 2, 7, 200};
    private static final int[] FILTERS = {1, 4, 11, 16};

    /** A vector's body and a tail of each kind. */
    private static final int LOST_LENGTH = 7;

    private static final long FLOATS = 48L << 20;
    private static final int WAIT_MS = 10;

    /** Every job that can be divided is. */
    private static final int SMALLEST_RANGE = 1;

    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    /** A kind of kernels that is checked when its helpers have come, or without them: they never come. */
    private record Turn(Variant variant, int threads, boolean deserted) {}

    private final List<Turn> turns = new ArrayList<>();
    private int checks;
    private static final int[] CLASSES = {2, 3, 4, 5, 10, 16, 26};
    private static final float[] RATES = {0f, 0.1f, 0.5f, 0.9f};
    private static final float[] MAGNITUDES = {0.01f, 1f, 30f, 1000f};

    private ParityProgram() {}

    public static void main(String[] args) {
        ParityProgram program = new ParityProgram();
        try {
            program.check(new ProductsParity(Backend.plain(), Backend.reference(), LONGEST_SIDE, false));
            program.check(new NetworkParity(Backend.plain(), Backend.reference(), 1, false), NETWORKS);
        } catch (AssertionError e) {
            show("wrong, plain Java: " + e.getMessage());
            return;
        }
        for (Variant variant : Variant.values()) {
            if (!variant.isSupported()) {
                continue;
            }
            program.turns.add(new Turn(variant, 1, false));
            for (int threads : variant == Variant.STRICT && Variant.RELAXED.isSupported() ? FEW_THREADS : THREADS) {
                program.turns.add(new Turn(variant, threads, false));
            }
            program.turns.add(new Turn(variant, FEW_THREADS[0], true));
        }
        program.next();
    }

    private void next() {
        if (turns.isEmpty()) {
            show("right: " + checks + " checks, best variant "
                    + (Variant.RELAXED.isSupported() ? Variant.RELAXED : Variant.STRICT));
            return;
        }
        Turn turn = turns.remove(0);
        try {
            Backend backend = WasmKernels.create(turn.threads, turn.variant, SMALLEST_RANGE, ParityProgram::plan);
            if (turn.deserted) {
                backend.threads().dismiss();
            }
            await(backend, turn);
        } catch (RuntimeException e) {
            show("wrong: " + e.getMessage());
        }
    }

    private void await(Backend backend, Turn turn) {
        if (!turn.deserted && backend.threads().count() < turn.threads) {
            later(() -> await(backend, turn), WAIT_MS);
            return;
        }
        try {
            check(backend, turn);
            backend.threads().dismiss();
            later(this::next, 0);
        } catch (AssertionError | RuntimeException e) {
            show("wrong, " + turn + ": " + e.getMessage());
        }
    }

    /** Room for all that is checked. */
    private static void plan(Backend backend) {
        backend.memory().allocate(FLOATS);
    }

    private void check(Backend backend, Turn turn) {
        boolean exact = turn.threads > 1;
        Backend oracle = exact ? turn.variant.create(1, ParityProgram::plan) : Backend.reference();
        check(new ProductsParity(backend, oracle, LONGEST_SIDE, exact));
        check(new ActivationsParity(backend, oracle, LONGEST_SIDE, exact));
        check(new RulesParity(backend, oracle, LONGEST_SIDE, exact));
        check(new LostValuesParity(backend));
        if (turn.threads <= 2 && !turn.deserted) {
            checkPlan(turn);
        }
        if (exact) {
            check(new NetworkParity(backend, oracle, 2, true), NETWORKS_WITH_THREADS);
            check(PictureParity.exact(backend, oracle));
        } else {
            check(new NetworkParity(backend, oracle, 1, false), NETWORKS);
            check(new PictureParity(backend, oracle));
        }
    }

    private void checkPlan(Turn turn) {
        for (String layers : PlanParity.LAYERS) {
            for (Activation activation : new Activation[] {Activation.RELU, Activation.GELU}) {
                PlanParity.check(turn.variant, turn.threads, layers, activation);
                checks++;
            }
        }
    }

    private void check(ProductsParity parity) {
        for (int rows : ProductsParity.AWKWARD_SIDES) {
            for (int in : ProductsParity.AWKWARD_SIDES) {
                for (int out : ProductsParity.AWKWARD_SIDES) {
                    parity.checkProducts(rows, in, out);
                    checks++;
                }
            }
        }
    }

    private void check(ActivationsParity parity) {
        for (int length : LENGTHS) {
            for (Activation activation : Activation.values()) {
                parity.checkActivation(activation, length);
                checks++;
            }
            for (float rate : RATES) {
                parity.checkDropout(rate, length);
                checks++;
            }
        }
        for (int classes : CLASSES) {
            for (float magnitude : MAGNITUDES) {
                for (int rows : SOFTMAX_ROWS) {
                    parity.checkSoftmax(rows, classes, magnitude);
                    checks++;
                }
            }
        }
    }

    private void check(RulesParity parity) {
        for (int length : LENGTHS) {
            parity.checkRules(length);
            checks++;
        }
    }

    private void check(LostValuesParity parity) {
        for (Activation activation : Activation.values()) {
            parity.checkActivation(activation, LOST_LENGTH);
            parity.checkProduct(activation, LOST_LENGTH, 3, LOST_LENGTH);
            checks += 2;
        }
        parity.checkSoftmax(LOST_LENGTH, 3);
        checks++;
    }

    private void check(PictureParity parity) {
        List<Window> windows = new ArrayList<>(PictureParity.padded());
        windows.addAll(PictureParity.within());
        for (Window window : windows) {
            for (int rows : PICTURES) {
                for (int filters : FILTERS) {
                    parity.checkConvolution(window, filters, rows);
                    checks++;
                }
            }
        }
        for (Window window : PictureParity.within()) {
            for (int rows : PICTURES) {
                parity.checkPools(window, rows);
                checks++;
            }
        }
        for (int rows : NORM_ROWS) {
            for (int columns : LENGTHS) {
                parity.checkNorms(rows, columns);
                checks++;
            }
        }
    }

    private void check(NetworkParity parity, int networks) {
        for (int i = 0; i < networks; i++) {
            parity.check();
            checks++;
        }
    }

    @JSBody(
            params = {"action", "ms"},
            script = "setTimeout(action, ms);")
    private static native void later(Action action, int ms);

    @JSBody(params = "result", script = "self.postMessage(result);")
    private static native void show(String result);
}
