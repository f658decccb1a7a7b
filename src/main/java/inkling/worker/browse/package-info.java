/**
 * Data sets to look at: {@link inkling.worker.browse.BrowseService} shows their images, what classes they have, and how
 * training varies them.
 */
package inkling.worker.browse;
