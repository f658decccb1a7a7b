// Keeps Inkling usable offline after one visit, and adds headers on hosts that cannot send them: those that
// let its worker threads share memory, and the policy of each worker.
//
// A version of the site is installed whole or not at all: files.js, which the build writes, lists its files with their
// digests. A tab gets all of its files from one version. A new version waits until no tab uses the old one, or until the
// only tab asks for it.
importScripts("files.js");

const { version, files, data, policies } = self.inkling;
const OURS = `inkling ${self.registration.scope} `; // several sites may share one origin and its caches
const SHELL = `${OURS}version ${version}`;
const MNIST = `${OURS}mnist 1`; // kept apart, so that a new version does not cost the visitor 11 MB again

self.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  const names = await caches.keys();
  const former = await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.open(name)));
  try {
    const cache = await caches.open(SHELL);
    await Promise.all(Object.entries(files).map(async ([path, digest]) =>
      cache.put(path, await fromFormer(former, path, digest) ?? await fromServer(path, digest))));
  } catch (incomplete) {
    await caches.delete(SHELL);
    throw incomplete;
  }
}

/** A file that a former version has in the same form. */
async function fromFormer(former, path, digest) {
  for (const cache of former) {
    const stored = await cache.match(path);
    if (stored && await digestOf(await stored.clone().arrayBuffer()) === digest) return stored;
  }
  return undefined;
}

/** Anything else under a file's name, such as a hotel's sign-in page or a file of another version, is refused. */
async function fromServer(path, digest) {
  // "no-cache" asks the server whether the copy the browser holds is still good.
  const response = await fetch(new Request(path, { cache: "no-cache" }));
  const bytes = await response.arrayBuffer();
  if (await digestOf(bytes) !== digest) throw new Error(`${path} did not come, or is of another version.`);
  // A copy, since a response that was redirected cannot answer for a page.
  return new Response(bytes, { headers: { "Content-Type": response.headers.get("content-type") ?? "" } });
}

async function digestOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(OURS) && name !== SHELL && name !== MNIST);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "version") event.source.postMessage({ version });
  if (event.data === "take over") event.waitUntil(takeOver(event.source));
});

/** Only for the one tab that there is: another would go on with files of two versions. */
async function takeOver(tab) {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.length > 1) {
    tab.postMessage({ tabs: tabs.length });
  } else {
    await self.skipWaiting();
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const scope = self.registration.scope;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  if (request.headers.has("range")) return; // a part of a file must not be stored as the whole
  const path = decodeURIComponent((url.origin + url.pathname).slice(scope.length)) || "index.html";
  if (path === "files.js") {
    event.respondWith(guarded(ownList(), path));
  } else if (path in data) {
    event.respondWith(mnist(event, path));
  } else if (path in files) {
    event.respondWith(ofThisVersion(request, path));
  } else {
    event.respondWith(fetch(request).then((response) => guarded(response, path)));
  }
});

/** The list that this worker has, since the server's may be a newer one. */
function ownList() {
  const script = `self.inkling = ${JSON.stringify(self.inkling)};`;
  return new Response(script, { headers: { "Content-Type": "text/javascript" } });
}

/** Without the copy, which a browser short of room may drop, the server is asked. */
async function ofThisVersion(request, path) {
  const stored = await caches.open(SHELL).then((cache) => cache.match(path));
  return guarded(stored ?? await fetch(request), path);
}

async function mnist(event, path) {
  const cache = await caches.open(MNIST);
  // A page whose digest check failed asks for a fresh copy.
  const fresh = event.request.headers.get("cache-control") === "no-cache";
  const stored = fresh ? undefined : await cache.match(path);
  if (stored) return guarded(stored, path);
  const response = await fetch(event.request);
  if (response.status === 200) event.waitUntil(keepIfWhole(cache, path, response.clone()).catch(() => {}));
  return guarded(response, path);
}

/** Stores a file without making the page wait for it. A full disk costs the offline copy, not the visit. */
async function keepIfWhole(cache, path, response) {
  const bytes = await response.arrayBuffer();
  if (await digestOf(bytes) === data[path]) await cache.put(path, new Response(bytes));
}

/** The same response with the headers that cross-origin isolation asks for, and the policy that a worker obeys. */
function guarded(response, path) {
  if (response.status === 0) return response; // a redirect for the browser to follow: nothing to read or change
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Content-Security-Policy", policies[path] ?? policies["*"]);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
