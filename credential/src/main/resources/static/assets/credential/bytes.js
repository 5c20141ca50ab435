// SPDX-License-Identifier: Apache-2.0
// Bytes, their spellings, and what the browser computes over them.

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export function ofHex(digits) {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const sameBytes = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

export const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", concat(...parts)));

/** Moments as people in China read them; China has kept to UTC+8 since 1991. */
export const shownTime = (seconds) => new Date((Number(seconds) + 28800) * 1000).toISOString().slice(0, 16).replace("T", " ");
export const shownDay = (seconds) => shownTime(seconds).slice(0, 10);

/** A day by its last second, another moment by its minute. */
export const shownMoment = (seconds) => ((Number(seconds) + 28801) % 86400 === 0 ? shownDay : shownTime)(seconds);
