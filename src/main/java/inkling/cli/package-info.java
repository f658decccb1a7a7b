/**
 * The command line, the local server, and the build's step that puts MNIST into the site. {@link inkling.cli.Main} names
 * the commands, each of which is a class of its own; {@link inkling.cli.BundleData} is called by the build. JVM only:
 * nothing here is compiled for the browser.
 *
 * <p>May use every room but those of the browser: {@code wasm}, {@code worker} and {@code page}.
 */
package inkling.cli;
