/**
 * Views of how a network learns and what it has learned. Each is one class here, one piece of the HTML, and one line of
 * the list in {@link inkling.page.Page}; the receivers that it implements say which reports it hears.
 */
package inkling.page.views;
