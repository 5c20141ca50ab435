// SPDX-License-Identifier: Apache-2.0
// Keeps the page itself for when there is no network. VERSION and FILES (each file's SHA-256) stand before this text when it is
// served. Answers of the service are never kept here, and nothing that is sent passes through: only the page's own files.
const PAGE = `page-${VERSION}`;
const START = self.registration.scope;
const INTEGRITY = new Map(Object.entries(FILES).map(([file, integrity]) => [new URL(file, START).href, integrity]));
INTEGRITY.set(START, FILES["index.html"]);

/** Other bytes than this release's, as while servers change over, are no answer: then nothing is kept, and it is tried again. */
const ofThisRelease = ([address, integrity]) => new Request(address, { cache: "no-cache", credentials: "omit", integrity });

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(PAGE).then((page) => page.addAll([...INTEGRITY].map(ofThisRelease))));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("page-") && name !== PAGE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()));
});

// the page says when nobody is reading a result
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = new URL(request.url);
  address.hash = "";
  address.search = "";
  if (INTEGRITY.has(address.href)) event.respondWith(kept(address.href, request));
});

async function kept(address, request) {
  const page = await caches.open(PAGE);
  return (await page.match(address)) ?? fetch(request);
}
