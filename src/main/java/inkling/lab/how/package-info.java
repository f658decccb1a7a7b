/**
 * How the network works: an overview, and lessons that use the bench. Begin with {@link inkling.lab.how.LessonStrip}; the
 * lessons' text, with what each step points at and sets, is in {@code web/views/how.html}.
 */
package inkling.lab.how;
