import { load } from "./lib/wasm-gc-runtime.js";

const { exports } = await load("worker.wasm");
exports.main([]);
