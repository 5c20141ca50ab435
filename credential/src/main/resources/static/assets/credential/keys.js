// SPDX-License-Identifier: Apache-2.0
// Signatures by WebCrypto. Both twins of an ECDSA signature pass; Ed25519 works where the browser has it.
import { hex, ofHex } from "./bytes.js";
import { spkiOf } from "./cose.js";

const P256 = { name: "ECDSA", namedCurve: "P-256" };
const ES256 = { name: "ECDSA", hash: "SHA-256" };
const imported = new Map();
const MOST_KEPT = 200;

/** A public key that the browser refuses: not on the curve, or not of this spelling. */
export class BadKey extends Error {}

// Points of small order let anybody sign; not every browser refuses them.
const SMALL_ORDER = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]);

async function importP256(spki) {
  const name = hex(spki);
  if (!imported.has(name)) {
    if (imported.size >= MOST_KEPT) imported.clear();
    imported.set(name, await crypto.subtle.importKey("spki", spki, P256, false, ["verify"]));
  }
  return imported.get(name);
}

/** Whether the key with this SubjectPublicKeyInfo signed the message; r‖s, 64 bytes. */
export async function verifiesP256(spki, message, signature) {
  return signature.length === 64 && crypto.subtle.verify(ES256, await importP256(spki), signature, message);
}

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

function power(base, exponent) {
  let result = 1n;
  for (let square = base, left = exponent; left > 0n; left >>= 1n, square = (square * square) % P) {
    if (left & 1n) result = (result * square) % P;
  }
  return result;
}

const modulo = (number) => ((number % P) + P) % P;
const rightSide = (x) => modulo(((x * x - 3n) % P) * x + B);
const numberOf = (bytes) => BigInt(`0x${hex(bytes)}`);

/** Whether bytes are the SubjectPublicKeyInfo of a point of P-256, in the one spelling that is read. */
export function isP256(spki) {
  const [x, y] = [spki.slice(-64, -32), spki.slice(-32)];
  return spki.length === spkiOf(x, y).length && hex(spki) === hex(spkiOf(x, y)) && numberOf(x) < P && numberOf(y) < P
    && modulo(numberOf(y) ** 2n) === rightSide(numberOf(x));
}

/** The y of P-256 that belongs to an x: browsers do not read compressed points. */
function coordinateY(bytes, odd) {
  const x = numberOf(bytes);
  const square = rightSide(x);
  const root = power(square, (P + 1n) / 4n);
  if (x >= P || modulo(root * root) !== square) throw new BadKey();
  const y = (root & 1n) === (odd ? 1n : 0n) ? root : P - root;
  return ofHex(y.toString(16).padStart(64, "0"));
}

/** A holder's key from claim cnf, ready to verify. */
export async function holderKey({ kty, x, y }) {
  if (kty === 2) {
    const spki = spkiOf(x, typeof y === "boolean" ? coordinateY(x, y) : y);
    try {
      await importP256(spki);
    } catch {
      throw new BadKey();
    }
    return { alg: -9, verifies: (message, signature) => verifiesP256(spki, message, signature) };
  }
  return { alg: -19, verifies: (message, signature) => verifiesEd25519(x, message, signature) };
}

let ed25519;

/** Whether this browser has Ed25519; tried once, with the curve's base point. */
export function hasEd25519() {
  const base = new Uint8Array(32).fill(0x66);
  base[0] = 0x58;
  ed25519 ??= crypto.subtle.importKey("raw", base, "Ed25519", false, ["verify"]).then(() => true, () => false);
  return ed25519;
}

async function verifiesEd25519(x, message, signature) {
  if (SMALL_ORDER.has(hex(x))) return false;
  try {
    const key = await crypto.subtle.importKey("raw", x, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, signature, message);
  } catch {
    // a point that does not exist signs nothing
    return false;
  }
}
