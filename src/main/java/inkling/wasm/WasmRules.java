package inkling.wasm;

import inkling.kernel.Kernels;
import inkling.wasm.threads.Pieces;
import org.teavm.jso.JSObject;

/** The optimisers' steps among the {@link Kernels} in WebAssembly. */
abstract class WasmRules implements Kernels {
    /** The module's functions. */
    abstract JSObject exports();

    /** How work is cut. */
    abstract Pieces pieces();

    @Override
    public void descend(float[] weights, float[] gradient, int length, float rate, float decay) {
        KernelCalls.descend(
                exports(), weights, gradient, rate, 1f - rate * decay, length, pieces().ofWeights(length, 2));
    }

    @Override
    public void momentum(
            float[] weights,
            float[] gradient,
            float[] velocity,
            int length,
            float rate,
            float decay,
            float momentum,
            boolean nesterov) {
        String rule = nesterov ? "nesterov" : "momentum";
        KernelCalls.momentum(
                exports(),
                rule,
                weights,
                gradient,
                velocity,
                rate,
                decay,
                momentum,
                length,
                pieces().ofWeights(length, 3));
    }

    @Override
    public void rmsProp(
            float[] weights,
            float[] gradient,
            float[] square,
            int length,
            float rate,
            float decay,
            float rho,
            float epsilon) {
        KernelCalls.rmsProp(
                exports(),
                weights,
                gradient,
                square,
                rate,
                decay,
                rho,
                1f - rho,
                epsilon,
                length,
                pieces().ofWeights(length, 3));
    }

    @Override
    public void adam(
            float[] weights,
            float[] gradient,
            float[] mean,
            float[] square,
            int length,
            float rate,
            float decay,
            float shrink,
            float beta1,
            float beta2,
            float epsilon,
            float meanCorrection,
            float squareCorrection) {
        KernelCalls.adam(
                exports(),
                weights,
                gradient,
                mean,
                square,
                rate * meanCorrection,
                decay,
                1f - shrink,
                beta1,
                1f - beta1,
                beta2,
                1f - beta2,
                epsilon,
                squareCorrection,
                length,
                pieces().ofWeights(length, 4));
    }
}
