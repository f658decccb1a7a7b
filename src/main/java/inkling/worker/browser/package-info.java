/**
 * What the worker needs of its browser: messages to and from the page, work in time slices, downloads. It knows nothing
 * of networks; of Inkling it uses {@code protocol} only.
 */
package inkling.worker.browser;
