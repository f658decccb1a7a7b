import { main } from "./bench.js";

// The service worker is left to the page: its first downloads would be measured along.
main([]);
document.querySelector("#not-started:not(.now)")?.remove();
