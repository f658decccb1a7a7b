/**
 * Views of how a network learns and what it has learned. Each is one class here and one piece of the HTML.
 */
package inkling.page.views;
