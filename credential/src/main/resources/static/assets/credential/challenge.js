// SPDX-License-Identifier: Apache-2.0
// What a verifier that needs more certainty hands to a holder: a nonce, and perhaps its name. The presentation repeats both,
// so it is good for that one check. Written as YZC1: and base32 of [nonce] or [nonce, audience]; a nonce of 8 to 64 bytes
// alone may also be typed, 13 characters of base32 or more.
import { isBytes, isText, readCbor, writeCbor } from "./cbor.js";
import { decodeText, encodeText } from "./text.js";

const PREFIX = "YZC1:";
const CREDENTIAL = "YZ1:";
const SHORTEST = 8;
const LONGEST = 64;
const LONGEST_NAME = 200;

export class ChallengeFault extends Error {}

function checked(nonce, audience) {
  const named = audience === undefined || (isText(audience) && audience !== "" && [...audience].length <= LONGEST_NAME);
  if (!isBytes(nonce) || nonce.length < SHORTEST || nonce.length > LONGEST || !named) throw new ChallengeFault("NOT_A_CHALLENGE");
  return { nonce, audience };
}

/** A challenge nobody can foresee; 8 bytes can still be typed. */
export const newChallenge = (audience, length = SHORTEST) => checked(crypto.getRandomValues(new Uint8Array(length)), audience);

/** The text for a QR code. */
export function writeChallenge({ nonce, audience }) {
  checked(nonce, audience);
  return PREFIX + encodeText(writeCbor(audience === undefined ? [nonce] : [nonce, audience])).slice(CREDENTIAL.length);
}

/** The nonce alone in groups of four characters, to be read out and typed. */
export const spokenChallenge = ({ nonce }) => encodeText(nonce).slice(CREDENTIAL.length).match(/.{1,4}/g).join("-");

/** Reads either spelling; throws ChallengeFault for everything else. */
export function readChallenge(text) {
  const plain = text.trim();
  try {
    if (!plain.startsWith(PREFIX)) return checked(decodeText(CREDENTIAL + plain.toUpperCase().replace(/[-\s]/g, "")), undefined);
    const parts = readCbor(decodeText(CREDENTIAL + plain.slice(PREFIX.length)));
    if (!Array.isArray(parts) || parts.length > 2) throw new ChallengeFault("NOT_A_CHALLENGE");
    return checked(parts[0], parts[1]);
  } catch {
    throw new ChallengeFault("NOT_A_CHALLENGE");
  }
}
