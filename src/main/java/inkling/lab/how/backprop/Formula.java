package inkling.lab.how.backprop;

import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum of products, which can be shown with names, shown with numbers, and worked out; so what is shown is what is
 * computed.
 */
final class Formula {
    private static final int DIGITS = 3;

    /**
     * What is multiplied.
     *
     * @param symbols with names, such as {@code (p1 − t1)}
     * @param numbers the same with the numbers put in
     * @param value what it comes to
     */
    record Factor(String symbols, String numbers, double value) {
        /** A number that stands under its own name. */
        Factor(String name, double value) {
            this(name, bracketed(value), value);
        }
    }

    private final List<List<Factor>> terms = new ArrayList<>();

    /** Adds a product. */
    Formula plus(Factor... factors) {
        terms.add(List.of(factors));
        return this;
    }

    double value() {
        double sum = 0;
        for (List<Factor> term : terms) {
            double product = 1;
            for (Factor factor : term) {
                product *= factor.value();
            }
            sum += product;
        }
        return sum;
    }

    /** Such as {@code w11 · x1 + w21 · x2 + b1}. */
    String symbols() {
        StringBuilder text = new StringBuilder();
        for (List<Factor> term : terms) {
            text.append(text.length() == 0 ? "" : " + ");
            for (int i = 0; i < term.size(); i++) {
                text.append(i == 0 ? "" : " · ").append(term.get(i).symbols());
            }
        }
        return text.toString();
    }

    /** Such as {@code 0.400 × 1.000 + (−0.600) × 0.500 + 0.100}. */
    String numbers() {
        StringBuilder text = new StringBuilder();
        for (List<Factor> term : terms) {
            text.append(text.length() == 0 ? "" : " + ");
            for (int i = 0; i < term.size(); i++) {
                text.append(i == 0 ? "" : " × ").append(term.get(i).numbers());
            }
        }
        return text.toString();
    }

    /** A number as it stands in a formula. */
    static String number(double value) {
        return Numbers.fixed(value, DIGITS);
    }

    private static String bracketed(double value) {
        String text = number(value);
        return text.startsWith("−") ? "(" + text + ")" : text;
    }
}
