/**
 * The worker that does the arithmetic: which engines this browser has, how one is started, and the line to it. Begin
 * with {@link inkling.page.engine.WorkerLink}.
 */
package inkling.page.engine;
