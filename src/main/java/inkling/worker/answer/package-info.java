/**
 * Networks that answer drawings: {@link inkling.worker.answer.Predictor} holds them and answers, the other classes load
 * those that come with the page or that visitors keep as files.
 */
package inkling.worker.answer;
