/**
 * The page that measures: it has each engine train, and shows how fast that was. Begin with
 * {@link inkling.page.bench.Bench}.
 */
package inkling.page.bench;
