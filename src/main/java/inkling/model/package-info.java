/**
 * Networks as safetensors files. Begin with {@link inkling.model.ModelFile}, which writes and reads them; {@link
 * inkling.model.ModelCard} is what a file says about its network, and {@link inkling.model.Storage} how it holds the
 * weights.
 *
 * <p>May use {@code kernel}, {@code nn}, {@code recipe} and {@code train}.
 */
package inkling.model;
