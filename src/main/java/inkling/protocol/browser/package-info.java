/**
 * How the browser carries a {@link inkling.protocol.frame.Frame} from the page to its worker and back. Uses TeaVM's types and
 * {@code protocol}.
 */
package inkling.protocol.browser;
