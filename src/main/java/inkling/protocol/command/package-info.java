/** What the page asks of its worker. Begin with {@link inkling.protocol.command.Command}, which lists all groups. */
package inkling.protocol.command;
