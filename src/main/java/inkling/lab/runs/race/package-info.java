/**
 * Runs that train side by side from one seed. Begin with {@link inkling.lab.runs.race.Race}: who takes part, as links
 * write it.
 */
package inkling.lab.runs.race;
