package inkling.optim;

/** The optimisers that a recipe may name. */
public enum OptimizerKind {
    /** Plain (stochastic) gradient descent. */
    SGD,
    /** Gradient descent with momentum. */
    MOMENTUM,
    /** Momentum with Nesterov's look-ahead. */
    NESTEROV,
    /** RMSProp. */
    RMSPROP,
    /** Adam, its L2 term in the gradient. */
    ADAM,
    /** Adam with decoupled weight decay. */
    ADAMW
}
