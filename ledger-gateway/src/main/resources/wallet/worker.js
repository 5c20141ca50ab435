// SPDX-License-Identifier: Apache-2.0
// Keeps the wallet's page for times without a network. Version and list are filled in by the gateway: another file, another
// version, and the whole page is fetched anew before the old one goes.
const NAME = "wallet-" + "VERSION";
const FILES = ["FILES"];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(NAME)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("wallet-") && name !== NAME).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  const path = request.mode === "navigate" ? "/wallet/" : url.pathname;
  if (!FILES.includes(path)) return;
  event.respondWith(caches.open(NAME).then((cache) => cache.match(path)).then((kept) => kept ?? fetch(request)));
});
