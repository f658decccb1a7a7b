/**
 * The command line. {@link inkling.cli.Main} names the commands, each of which is a class of its own; what they read and
 * write is in {@code files}, the site that they build and serve in {@code site}. JVM only: nothing here is compiled for
 * the browser.
 *
 * <p>May use every room but those of the browser: {@code wasm}, {@code worker} and {@code page}.
 */
package inkling.cli;
