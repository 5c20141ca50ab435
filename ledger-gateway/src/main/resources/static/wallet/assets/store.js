// SPDX-License-Identifier: Apache-2.0
// What the wallet keeps, in this browser alone: documents with their keys, and when they were shown. Keys are CryptoKey
// objects whose private half no script can read.

const NAME = "yinzheng-wallet";
const VERSION = 1;
const SHOWINGS = 100;

const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const done = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error);
});

let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("documents", { keyPath: "id" });
      request.result.createObjectStore("showings", { autoIncrement: true }).createIndex("document", "document");
      request.result.createObjectStore("settings");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function change(stores, work) {
  const transaction = (await database()).transaction(stores, "readwrite");
  const ended = done(transaction);
  await work((name) => transaction.objectStore(name));
  await ended;
}

const from = async (name) => (await database()).transaction(name).objectStore(name);

export const documents = async () => (await asked((await from("documents")).getAll())).sort((a, b) => b.claimedAt - a.claimedAt);

export const documentOf = async (id) => asked((await from("documents")).get(id));

export const keep = (document) => change(["documents"], (store) => store("documents").put(document));

/** Keeps what was learned of a document; one that was removed meanwhile stays removed. */
export const update = (document) => change(["documents"], async (store) => {
  if ((await asked(store("documents").getKey(document.id))) !== undefined) store("documents").put(document);
});

export async function remove(id) {
  await clearShowings(id);
  await change(["documents"], (store) => store("documents").delete(id));
}

/** Notes a showing: {document, at, groups, purpose}; the oldest beyond a hundred go. */
export const noteShowing = (showing) => change(["showings"], async (store) => {
  store("showings").add(showing);
  const keys = await asked(store("showings").index("document").getAllKeys(showing.document));
  for (const key of keys.slice(0, Math.max(0, keys.length - SHOWINGS))) store("showings").delete(key);
});

export const showings = async (id) => (await asked((await from("showings")).index("document").getAll(id))).reverse();

export const clearShowings = (id) => change(["showings"], async (store) => {
  for (const key of await asked(store("showings").index("document").getAllKeys(id))) store("showings").delete(key);
});

export const setting = async (name) => asked((await from("settings")).get(name));

export const set = (name, value) => change(["settings"], (store) => store("settings").put(value, name));

export const forget = (name) => change(["settings"], (store) => store("settings").delete(name));

/** Asks the browser not to clear this when space runs out; whether it agreed. */
export const persist = async () => (await navigator.storage?.persisted?.()) || (await navigator.storage?.persist?.()) || false;
