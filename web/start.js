import { main } from "./page.js";

main([]);

if (window.isSecureContext && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("sw.js").catch((reason) => {
    console.info("Inkling works, but will not be available offline:", reason.message);
  });
}
