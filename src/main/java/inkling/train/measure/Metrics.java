package inkling.train.measure;

/**
 * How a network did on a set of images.
 *
 * @param loss mean loss per image
 * @param accuracy fraction read correctly, 0 to 1
 * @param images number of images
 */
public record Metrics(double loss, double accuracy, int images) {}
