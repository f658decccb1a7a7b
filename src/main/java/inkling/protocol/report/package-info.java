/** What the worker tells its page. Begin with {@link inkling.protocol.report.Report}, which lists all groups. */
package inkling.protocol.report;
