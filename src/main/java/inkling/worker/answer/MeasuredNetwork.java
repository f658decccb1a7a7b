package inkling.worker.answer;

import inkling.data.Splits;
import inkling.model.SavedModel;
import inkling.nn.Network;
import inkling.train.measure.Answers;

/**
 * A network that has read all test images of a data set.
 *
 * @param model the network that was measured; by then it may have learned more
 * @param network with the weights that it had
 * @param splits the data set, with the classes of the network
 * @param answers what it has answered for the test images
 */
public record MeasuredNetwork(SavedModel model, Network network, Splits splits, Answers answers) {}
