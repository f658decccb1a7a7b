// Keeps Inkling usable offline after one visit, and adds the headers that let its worker threads share memory
// on hosts that cannot send them.
const OURS = `inkling ${self.registration.scope} `; // several sites may share one origin and its caches
const SHELL = `${OURS}shell 2`;
const MNIST = `${OURS}mnist 1`; // kept apart, so that a new shell does not cost the visitor 11 MB again
const FIRST_VISIT = [
  "./", "index.html", "style.css", "try.css", "train.css", "story.css", "start.js", "page.js",
  "bench.html", "bench.css", "start-bench.js", "bench.js", "engine-js.js", "engine-simd.js", "helper.js", "worker.js",
  "engine-wasm-gc.js", "worker.wasm", "lib/wasm-gc-runtime.js", "lib/chart.js",
  "manifest.webmanifest", "icons/icon.svg", "icons/drop.svg", "icons/icon-180.png",
  "icons/icon-192.png", "icons/icon-512.png", "icons/maskable-192.png", "icons/maskable-512.png",
  "models/everyday.safetensors", "models/convolutional.safetensors", "data/manifest.json",
];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(SHELL).then((cache) => Promise.allSettled(
    // "no-cache" asks the server whether the copy the browser holds is still good.
    FIRST_VISIT.map((path) => cache.add(new Request(path, { cache: "no-cache" }))),
  )));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(OURS) && name !== SHELL && name !== MNIST);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.headers.has("range")) return; // a part of a file must not be stored as the whole
  // The engine checks the digest of these files, so a stored copy is as good as a fresh one.
  const verified = /\/data\/mnist\/[^/]+\.gz$/.test(url.pathname);
  event.respondWith(verified ? cacheFirst(event) : networkFirst(event));
});

async function cacheFirst(event) {
  const cache = await caches.open(MNIST);
  // A page whose digest check failed asks for a fresh copy.
  const fresh = event.request.headers.get("cache-control") === "no-cache";
  const stored = fresh ? undefined : await cache.match(event.request);
  return isolated(stored ?? keep(event, MNIST, await fetch(event.request)));
}

async function networkFirst(event) {
  try {
    return isolated(keep(event, SHELL, await fetch(event.request)));
  } catch (offline) {
    const ignoreSearch = event.request.mode === "navigate";
    const stored = await caches.open(SHELL).then((cache) => cache.match(event.request, { ignoreSearch }));
    if (stored) return isolated(stored);
    throw offline;
  }
}

/** Stores a copy of a whole, successful response without making the page wait for it. */
function keep(event, name, response) {
  if (response.status === 200 && response.type === "basic" && !response.redirected) {
    const copy = response.clone();
    // A full disk costs the offline copy, not the visit.
    event.waitUntil(caches.open(name).then((cache) => cache.put(event.request, copy)).catch(() => {}));
  }
  return response;
}

/** The same response with the headers that cross-origin isolation asks for. */
function isolated(response) {
  if (response.status === 0) return response; // a redirect for the browser to follow: nothing to read or change
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
