package inkling.data;

import inkling.ink.Ink;

/**
 * Ink and the digit that it was meant to be.
 *
 * @param label the digit, 0 to 9
 * @param ink the strokes
 */
public record LabelledInk(int label, Ink ink) {
    public LabelledInk {
        if (label < 0 || label > 9) {
            throw new IllegalArgumentException("A label is a digit from 0 to 9, not " + label + ".");
        }
    }
}
