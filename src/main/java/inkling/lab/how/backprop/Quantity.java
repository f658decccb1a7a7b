package inkling.lab.how.backprop;

/**
 * One of the tiny network's numbers, named as in textbooks: {@code w12} is the weight from input 1 to hidden unit 2.
 *
 * @param kind what it is
 * @param from the number, from 1, of the input or unit it belongs to or leads from; 0 for the loss
 * @param to of a weight, the number of the unit it leads to; otherwise 0
 */
record Quantity(Kind kind, int from, int to) {
    /** What a number is. */
    enum Kind {
        INPUT("x", "input"),
        HIDDEN_WEIGHT("w", "weight"),
        HIDDEN_BIAS("b", "bias of hidden unit"),
        HIDDEN_SUM("z", "sum of hidden unit"),
        HIDDEN_OUTPUT("h", "output of hidden unit"),
        OUTPUT_WEIGHT("v", "weight"),
        OUTPUT_BIAS("c", "bias of output"),
        OUTPUT_SUM("s", "sum of output"),
        OUTPUT("p", "output"),
        TARGET("t", "target of output"),
        LOSS("L", "loss");

        private final String letter;
        private final String words;

        Kind(String letter, String words) {
            this.letter = letter;
            this.words = words;
        }

        /** Whether training changes it. */
        boolean isLearned() {
            return this == HIDDEN_WEIGHT || this == HIDDEN_BIAS || this == OUTPUT_WEIGHT || this == OUTPUT_BIAS;
        }
    }

    static final Quantity LOSS = new Quantity(Kind.LOSS, 0, 0);

    static Quantity of(Kind kind, int number) {
        return new Quantity(kind, number, 0);
    }

    static Quantity weight(Kind kind, int from, int to) {
        return new Quantity(kind, from, to);
    }

    /** Such as {@code w12}. */
    String name() {
        return kind.letter + (from == 0 ? "" : from) + (to == 0 ? "" : to);
    }

    /** Such as {@code weight from input 1 to hidden unit 2}. */
    String words() {
        return switch (kind) {
            case HIDDEN_WEIGHT -> "weight from input " + from + " to hidden unit " + to;
            case OUTPUT_WEIGHT -> "weight from hidden unit " + from + " to output " + to;
            case LOSS -> "loss";
            default -> kind.words + " " + from;
        };
    }

    /** Such as {@code ∂L/∂w12}. */
    String derivativeName() {
        return "∂L/∂" + name();
    }
}
