/**
 * What every part of the page needs: its elements, messages, files, and drawing on canvases in the colours of the style
 * sheet. {@link inkling.page.dom.Screen} decides when something is drawn. Knows nothing of networks.
 */
package inkling.page.dom;
