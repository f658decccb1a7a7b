/**
 * Labelled images: reading, finding, checking, splitting, inventing and varying them. Begin with {@link
 * inkling.data.Dataset} and {@link inkling.data.Splits}. IDX files are read by {@link inkling.data.Idx}, drawings by
 * {@link inkling.data.StrokeFile}, synthetic handwriting is drawn by {@link inkling.data.SyntheticDigits}, and {@link
 * inkling.data.Augmenter} varies pictures while a network trains on them. Classes that say "JVM only" find MNIST on a
 * disk or on a mirror.
 *
 * <p>May use {@code kernel}, {@code nn} and {@code ink}.
 */
package inkling.data;
