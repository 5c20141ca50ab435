// SPDX-License-Identifier: Apache-2.0
// Reads QR codes in pictures, in a thread of its own so that the page stays quick. The decoder is served by ourselves.

let worker = null;
let next = 0;
const waiting = new Map();

function start() {
  worker = new Worker(new URL("decoder-worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }) => {
    waiting.get(data.id)?.resolve(data.text);
    waiting.delete(data.id);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    waiting.forEach(({ reject }) => reject(new Error("the decoder did not start")));
    waiting.clear();
    worker = null;
  });
}

function ask(input, transfer) {
  if (!worker) start();
  const id = next++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, input }, transfer);
  });
}

/** The text of a code in raw pixels, null without one; one of ours before any other. */
export const readPixels = (pixels) => ask(pixels, [pixels.data.buffer]);

/** The same in a picture file. */
export const readPicture = (file) => ask(file, []);
