package inkling.nn.inspect;

import inkling.nn.NetworkTrace;

/**
 * Which ink speaks for a class and which against it, by its derivative: {@code x[i] · ∂z/∂x[i]} for each pixel x[i], z
 * being the logit of the class (Simonyan, Vedaldi and Zisserman 2014, section 3, for the derivative; Shrikumar et al. 2016 for
 * its product with the input).
 *
 * <p>It is the first-order estimate of what the logit would lose without the pixel. Paper, whose value is 0, never has a
 * share in it, so that a stroke that is missing does not show. Without biases, and with ReLUs and pools only, the pixels'
 * shares sum to the logit.
 */
public final class Attribution {
    private Attribution() {}

    /**
     * A value for each pixel of the image that the trace has last seen, positive for the class and negative against it. The
     * trace goes back from the logit of this class.
     */
    public static float[] gradientTimesInput(NetworkTrace trace, int classIndex) {
        trace.backward(classIndex);
        float[] shares = trace.imageDerivative().clone();
        float[] image = trace.input(0);
        for (int i = 0; i < shares.length; i++) {
            shares[i] *= image[i];
        }
        return shares;
    }
}
