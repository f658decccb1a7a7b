/**
 * What the settings' sheet has beyond its form: the hidden layers as bricks. Begin with
 * {@link inkling.lab.settings.LayerBricks}.
 */
package inkling.lab.settings;
