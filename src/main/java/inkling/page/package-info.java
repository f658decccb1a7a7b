/**
 * What the visitor sees, as one room for each part of the page. {@link inkling.page.Page} puts the parts together, and
 * lists the views; begin there. The page does no arithmetic of the network: it sends commands to its worker and hears
 * reports, both of the room {@code protocol}.
 */
package inkling.page;
