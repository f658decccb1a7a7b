/**
 * Where a digit comes from: the pad that is drawn on, and photographs. Begin with {@link inkling.page.pad.Pad}.
 */
package inkling.page.pad;
