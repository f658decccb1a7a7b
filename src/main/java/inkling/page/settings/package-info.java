/**
 * The settings of a run: as a form, and as the part of the address after {@code #}. Begin with
 * {@link inkling.page.settings.SettingsForm}.
 */
package inkling.page.settings;
