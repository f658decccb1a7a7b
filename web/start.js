import { main } from "./page.js";

main([]);
document.querySelector("#not-started:not(.now)")?.remove();
if (window.parent !== window && "embed" in document.documentElement.dataset) import("./frame.js");

// Where a frame has taken the page's origin away, even asking for service workers is an error.
const workers = window.isSecureContext && self.origin !== "null" && navigator.serviceWorker;
const notice = document.querySelector("#update");
const reason = document.querySelector("#update-note");

if (workers) {
  workers.addEventListener("message", ({ data }) => {
    if (data.tabs) {
      reason.textContent = "Close the other tabs of this page first.";
    } else if (data.version !== self.inkling.version) {
      offer(); // this page is older than the copy that its worker keeps
    }
  });
  answering().then(() => workers.register("sw.js", { updateViaCache: "none" })).then(watch).catch((failure) => {
    console.info("Inkling works, but will not be available offline:", failure.message);
  });
  workers.ready.then(({ active }) => active.postMessage("version"));
}

/** The first answer comes before the copy for offline use, which takes as much of the network and the processor. */
function answering() {
  return new Promise((resolve) => {
    new MutationObserver(resolve).observe(document.documentElement, { attributeFilter: ["data-ready"] });
    setTimeout(resolve, 5000);
  });
}

function offer() {
  notice.hidden = false;
}

/** A version that has come whole waits, since this tab has files of another. */
function watch(registration) {
  const look = () => registration.waiting && workers.controller && offer();
  look();
  registration.addEventListener("updatefound", () =>
    registration.installing.addEventListener("statechange", look));
  document.querySelector("#update-load").addEventListener("click", () => {
    if (registration.waiting) {
      workers.addEventListener("controllerchange", () => location.reload());
      registration.waiting.postMessage("take over");
    } else {
      location.reload();
    }
  });
}
