/**
 * A network so small that all its numbers can be shown: {@link inkling.lab.how.backprop.TinyNetwork} computes them,
 * {@link inkling.lab.how.backprop.TinyNetworkPanel} shows them one at a time.
 */
package inkling.lab.how.backprop;
