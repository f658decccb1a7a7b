/**
 * Optimisers and learning rates. Each optimiser is one file: its formula as a plain loop, what it remembers between
 * steps, and its customary constants; {@link inkling.optim.OptimizerKind} lists them. Begin with
 * {@link inkling.optim.GradientDescent}, then {@link inkling.optim.Optimizer}, which applies a rule to a network's
 * parameters, and {@link inkling.optim.Schedule}. Uses {@code kernel} and {@code nn}.
 */
package inkling.optim;
