package inkling.page.settings;

/** What people call the choices of the settings. */
public final class Titles {
    private Titles() {}

    /** A choice's name in the form; its plain name if there is no better one. */
    public static String of(String choice) {
        return switch (choice) {
            case "identity" -> "None (linear)";
            case "sigmoid" -> "Sigmoid";
            case "tanh" -> "Tanh";
            case "relu" -> "ReLU";
            case "leaky-relu" -> "Leaky ReLU";
            case "xavier" -> "Xavier (Glorot)";
            case "he" -> "He (Kaiming)";
            case "lecun" -> "LeCun";
            case "uniform" -> "Uniform";
            case "normal" -> "Normal";
            case "cross-entropy" -> "Softmax, cross-entropy";
            case "softmax-mse" -> "Softmax, squared error";
            case "sigmoid-mse" -> "Sigmoid, squared error";
            case "sgd" -> "Plain gradient descent";
            case "momentum" -> "Momentum";
            case "nesterov" -> "Nesterov momentum";
            case "rmsprop" -> "RMSProp";
            case "adam" -> "Adam";
            case "adamw" -> "AdamW";
            case "constant" -> "Constant";
            case "step" -> "Steps down";
            case "cosine" -> "Cosine";
            case "one-cycle" -> "One cycle";
            case "mnist" -> "MNIST";
            case "synthetic" -> "Synthetic handwriting";
            default -> choice;
        };
    }
}
