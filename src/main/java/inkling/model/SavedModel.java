package inkling.model;

import inkling.nn.Network;

/**
 * A network read from a file.
 *
 * @param card what the file says of it
 * @param network the network with its weights, for one image at a time or as many as the reader asked for
 */
public record SavedModel(ModelCard card, Network network) {}
