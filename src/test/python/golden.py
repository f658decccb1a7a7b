"""An independent 2-2-2 network in NumPy: writes src/test/resources/inkling/nn/golden.json for GoldenTest.

Usage: python3 src/test/python/golden.py > src/test/resources/inkling/nn/golden.json
"""

import json

import numpy as np

X = np.array([[0.9, 0.0], [0.25, 0.5], [0.0, 1.0]])
LABELS = np.array([0, 1, 1])
W1 = np.array([[0.5, -0.75], [0.25, 1.0]])
B1 = np.array([0.125, -0.25])
W2 = np.array([[1.5, -0.5], [-1.0, 0.75]])
B2 = np.array([0.0, 0.5])
RATE, L2 = 0.5, 0.01

ACTIVATIONS = {
    "IDENTITY": (lambda z: z, lambda z: np.ones_like(z)),
    "SIGMOID": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "TANH": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "RELU": (lambda z: np.where(z > 0, z, 0), lambda z: np.where(z > 0, 1.0, 0)),
    "LEAKY_RELU": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1.0, 0.01)),
}


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def head_and_jacobian(loss, z):
    """One row's outputs p and the matrix dp/dz."""
    if loss == "SIGMOID_MSE":
        p = 1 / (1 + np.exp(-z))
        return p, np.diag(p * (1 - p))
    p = softmax(z)
    return p, np.diag(p) - np.outer(p, p)


def row_loss(loss, p, target):
    """One row's loss and its gradient by p."""
    if loss == "CROSS_ENTROPY":
        return -np.log(p @ target), -target / p
    return 0.5 * ((p - target) ** 2).sum(), p - target


def case(activation, loss):
    f, slope = ACTIVATIONS[activation]
    total = 0.0
    outputs = []
    gw1, gb1, gw2, gb2 = (np.zeros_like(a) for a in (W1, B1, W2, B2))
    for x, label in zip(X, LABELS):
        z1 = x @ W1 + B1
        a1 = f(z1)
        p, jacobian = head_and_jacobian(loss, a1 @ W2 + B2)
        value, dp = row_loss(loss, p, np.eye(2)[label])
        d2 = jacobian @ dp / len(X)
        d1 = (W2 @ d2) * slope(z1)
        total += value
        outputs.append(p)
        gw2 += np.outer(a1, d2)
        gb2 += d2
        gw1 += np.outer(x, d1)
        gb1 += d1
    gradients = [gw1, gb1, gw2, gb2]
    stepped = [
        W1 - RATE * (gw1 + L2 * W1),
        B1 - RATE * gb1,
        W2 - RATE * (gw2 + L2 * W2),
        B2 - RATE * gb2,
    ]
    return {
        "activation": activation,
        "loss": loss,
        "outputs": flat(outputs),
        "lossSum": round(total, 9),
        "gradients": [flat(g) for g in gradients],
        "stepped": [flat(w) for w in stepped],
    }


def flat(array):
    return [round(float(v), 9) for v in np.asarray(array).ravel()]


print(
    json.dumps(
        {
            "x": flat(X),
            "labels": LABELS.tolist(),
            "rate": RATE,
            "l2": L2,
            "parameters": [flat(a) for a in (W1, B1, W2, B2)],
            "cases": [
                case(a, l) for a in ACTIVATIONS for l in ("CROSS_ENTROPY", "SOFTMAX_MSE", "SIGMOID_MSE")
            ],
        },
        indent=None,
        separators=(",", ":"),
    ).replace('{"activation"', '\n{"activation"')
)
