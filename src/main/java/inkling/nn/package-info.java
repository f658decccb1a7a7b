/**
 * Networks: what they are, their weights, and the passes forward and back.
 *
 * <p>Begin with {@link inkling.nn.Network}, then {@link inkling.nn.Dense} and {@link inkling.nn.Loss}. Each kind of layer is
 * one file, a {@link inkling.nn.LayerSpec} with the {@link inkling.nn.Layer} that it makes; {@link inkling.nn.NetworkSpec}
 * puts layers together. Uses {@code kernel} only.
 */
package inkling.nn;
