/** How a run goes: its curves, the first layer's weights, and what the network is given. */
package inkling.lab.learning;
