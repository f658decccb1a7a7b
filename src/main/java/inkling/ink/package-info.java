/**
 * From what somebody writes to the picture that a network reads. {@link inkling.ink.Framing} makes MNIST-like pictures
 * of {@link inkling.ink.Ink strokes}; {@link inkling.ink.Photo} finds the digit in a photograph first. {@link
 * inkling.ink.SyntheticHandwriting} and {@link inkling.ink.NonDigits} write by themselves, for networks to learn from and
 * to be examined on.
 *
 * <p>Uses no other room.
 */
package inkling.ink;
