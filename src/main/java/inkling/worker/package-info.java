/**
 * The Web Worker, which does all the work for its page: {@link inkling.worker.Session} receives the page's commands and
 * hands them on to the rooms below. Begin there.
 *
 * <p>{@code answer} reads drawings, {@code data} loads images, {@code training} runs training, {@code finetune} adapts a
 * network to the visitor's own digits, {@code bench} measures, and {@code browser} is what all of them need of the
 * browser. The worker may use everything but {@code page} and {@code cli}.
 */
package inkling.worker;
