// SPDX-License-Identifier: Apache-2.0
// Keeps the page itself for when there is no network. VERSION and FILES stand before this text when it is served. Answers
// of the service are never kept here, and nothing that is sent passes through: only the page's own files.
const PAGE = `page-${VERSION}`;
const ADDRESSES = new Set(FILES.map((file) => new URL(file, self.registration.scope).href));
const START = self.registration.scope;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(PAGE).then((page) =>
      page.addAll([START, ...ADDRESSES].map((address) => new Request(address, { cache: "no-cache", credentials: "omit" })))));
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
  if (address.href === START || ADDRESSES.has(address.href)) event.respondWith(kept(address.href, request));
});

async function kept(address, request) {
  const page = await caches.open(PAGE);
  return (await page.match(address)) ?? fetch(request);
}
