/**
 * What the network takes the drawing for, and which of the two networks is asked. Begin with
 * {@link inkling.page.answer.Predictions}, which asks about the newest ink and shows what comes back.
 */
package inkling.page.answer;
