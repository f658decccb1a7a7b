import { load } from "./lib/wasm-gc-runtime.js";

try {
  const { exports } = await load("worker.wasm");
  exports.main([]);
} catch (failure) {
  // A promise that is not kept would not reach the page; an error does.
  setTimeout(() => { throw failure; });
}
