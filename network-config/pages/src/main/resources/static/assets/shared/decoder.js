// SPDX-License-Identifier: Apache-2.0
// Reads QR codes in pictures, in a thread of its own so that the page stays quick. The decoder is served by ourselves: not every
// browser has one, and those that do read differently.
const LONGEST_SIDE = 1280;
/** Ten looks in a second find a code as soon as a hand holds still, and leave a phone cool. */
const BETWEEN_LOOKS_MS = 100;

let address = new URL("decoder-worker.js", import.meta.url);
let worker = null;
let next = 0;
let looked = -Infinity;
const waiting = new Map();

function start() {
  worker = new Worker(address, { type: "module" });
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

function ask(input, wanted, transfer) {
  if (!worker) start();
  const id = next++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, input, wanted }, transfer);
  });
}

/**
 * Names the thread's script for a page whose service worker keeps only what lies below that page: a thread is kept by where
 * its own script lies.
 */
export function threadAt(script) {
  address = script;
}

/** Until a playing video is to be looked at again; for good while nobody sees the page. */
export async function nextLook() {
  const rest = looked + BETWEEN_LOOKS_MS - performance.now();
  if (rest > 0) await new Promise((due) => setTimeout(due, rest));
  await new Promise((seen) => requestAnimationFrame(seen));
  looked = performance.now();
}

/** What a playing video shows now, no larger than a code needs. */
export function frameOf(video, canvas) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** The text of a code in raw pixels, null without one; where there are several, one that holds the wanted text. */
export const readPixels = (pixels, wanted) => ask(pixels, wanted, [pixels.data.buffer]);

/** The same in a picture file. */
export const readPicture = (file, wanted) => ask(file, wanted, []);
