/**
 * What shows in a network: which units count for an answer, which ink speaks for and against a class, and whether its
 * layers are healthy.
 *
 * <p>All of it is worked out from an {@link inkling.nn.NetworkTrace}. Begin with {@link inkling.nn.inspect.Contributions};
 * {@link inkling.nn.inspect.Attribution} and {@link inkling.nn.inspect.Occlusion} look at ink,
 * {@link inkling.nn.inspect.Checkup} at layers.
 */
package inkling.nn.inspect;
