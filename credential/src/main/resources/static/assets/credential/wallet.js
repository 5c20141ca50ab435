// SPDX-License-Identifier: Apache-2.0
// The holder's side: a key that never leaves the browser, and presentations that live for a minute.
import { CborMap, writeCbor } from "./cbor.js";
import { hex } from "./bytes.js";
import { ALG_ESP256, Sign1, sdHeader, withDisclosures, writeBindingHeader } from "./cose.js";
import { readDisclosure, readWalletClaims, writeBinding, writeCoseKey } from "./claims.js";
import { encodeText } from "./text.js";

const P256 = { name: "ECDSA", namedCurve: "P-256" };
const ES256 = { name: "ECDSA", hash: "SHA-256" };
const LIFE = 60;
const MAX_BYTES = 2048;

/** A new holder key: {privateKey, publicKey}, to be kept in IndexedDB. The private half cannot be exported. */
export const newHolderKey = () => crypto.subtle.generateKey(P256, false, ["sign", "verify"]);

async function coordinates(publicKey) {
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  return { x: point.slice(1, 33), y: point.slice(33) };
}

/** The public half as a COSE_Key, for the issuer to put into claim cnf. */
export const holderCoseKey = async ({ publicKey }) => writeCbor(writeCoseKey(await coordinates(publicKey)));

/**
 * What is in a stored wallet credential: the claims that everybody sees and the groups that may be shown.
 * @param bytes the SD-CWT with all its disclosures
 */
export function openWallet(bytes) {
  const message = Sign1.read(bytes);
  const { disclosures } = sdHeader(message);
  const claims = readWalletClaims(message.payload);
  const groups = new Map(disclosures.map((encoded) => {
    const { group, fields } = readDisclosure(encoded);
    return [group, { fields, encoded }];
  }));
  return { message, claims, groups };
}

/**
 * Shows some groups of a wallet credential.
 * @param wallet what openWallet gave
 * @param groups the groups' keys, −1 to −24
 * @param binding now (seconds, by the server's clock), and where asked for audience, nonce (Uint8Array), purpose
 * @returns {text, expiresAt}: draw the text as a QR code, and show another before it expires
 */
export async function show(wallet, groups, binding, holder) {
  const { x } = await coordinates(holder.publicKey);
  if (wallet.claims.holder.kty !== 2 || hex(x) !== hex(wallet.claims.holder.x)) {
    throw new TypeError("only the holder's key shows a credential");
  }
  const chosen = [...wallet.groups].filter(([group]) => groups.includes(group)).map(([, { encoded }]) => encoded);
  const header = writeBindingHeader(ALG_ESP256, withDisclosures(wallet.message, chosen));
  const expiresAt = binding.now + LIFE;
  const payload = writeBinding({
    iat: binding.now, exp: expiresAt, cti: crypto.getRandomValues(new Uint8Array(8)),
    audience: binding.audience, nonce: binding.nonce, purpose: binding.purpose,
  });
  const unsigned = new Sign1(header, new CborMap([]), payload, new Uint8Array(0));
  const signature = new Uint8Array(await crypto.subtle.sign(ES256, holder.privateKey, unsigned.sigStructure()));
  const bytes = new Sign1(header, unsigned.unprotected, payload, signature).bytes();
  if (bytes.length > MAX_BYTES) throw new RangeError(`a code holds 2048 bytes, these groups need ${bytes.length}`);
  return { text: encodeText(bytes), expiresAt };
}
