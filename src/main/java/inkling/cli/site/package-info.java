/**
 * The built site: {@link inkling.cli.site.BundleData} is the build's last step towards it, and
 * {@link inkling.cli.site.SiteServer} serves it on this machine.
 */
package inkling.cli.site;
