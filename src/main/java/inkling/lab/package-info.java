/**
 * The laboratory: the views of the page's drawer. It is a script of its own, loaded when the first view is opened, so that
 * the page itself is small. {@link inkling.lab.Lab} hears what the worker reports and hands it to the views that are open;
 * each view is a room.
 */
package inkling.lab;
