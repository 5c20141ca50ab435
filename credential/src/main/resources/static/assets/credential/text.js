// SPDX-License-Identifier: Apache-2.0
// From text to message: YZ1: and base32 (RFC 4648, upper case, no padding), in its one permitted spelling.

export class TextFault extends Error {}

const PREFIX = "YZ1:";
const MAX_CHARACTERS = 4296;
const MAX_BYTES = 2048;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
// What counts as white space for the Java verifier: no-break spaces do not.
const WHITE = "\\t-\\r\\u001c-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000";
const BLANK = new RegExp(`^[${WHITE}]*$`);
const ENDS = new RegExp(`^[${WHITE}]+|[${WHITE}]+$`, "g");
const WHITE_CHARACTER = new RegExp(`[${WHITE}]`);

const OTHER = [
  ["LATER_VERSION", /^YZ\d{1,3}:/],
  ["FISCAL_RECEIPT", /^CZ-EI-?\d/],
  ["TAX_INVOICE", /^01,\d{2},\d{0,12},\d{8,20},/],
  ["LICENCE_NUMBER", /^1\.2\.156\.3005\.2\./],
  ["EU_HEALTH_CERTIFICATE", /^HC1:/],
  ["SMART_HEALTH_CARD", /^shc:\//i],
  ["WALLET_REQUEST", /^(openid4vp|openid-credential-offer|haip|mdoc|eudi-openid4vp):\/\/?/i],
  ["MOBILE_DOCUMENT", /^mdoc:/i],
  ["SIGNED_TOKEN", /^eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_.~-]*$/],
  ["WEB_LINK", /^https?:\/\//i],
  ["EVERYDAY", /^(WIFI:|BEGIN:VCARD|BEGIN:VEVENT|MECARD:|mailto:|tel:|smsto:|geo:)/i],
];

/** Which other system's code a text is, judged by how it begins. */
export function otherCode(text) {
  const trimmed = text.replace(ENDS, "");
  return OTHER.find(([, pattern]) => pattern.test(trimmed))?.[0];
}

export function encodeText(message) {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of message) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(buffer >>> (bits - 5)) & 31];
    buffer &= (1 << bits) - 1;
  }
  return PREFIX + (bits > 0 ? text + ALPHABET[(buffer << (5 - bits)) & 31] : text);
}

/** The message in a text, alone or behind a link; throws TextFault with a stable name. */
export function decodeText(text) {
  if (text.length > MAX_CHARACTERS) throw new TextFault("TEXT_TOO_LONG");
  if (BLANK.test(text)) throw new TextFault("EMPTY");
  const start = text.indexOf(PREFIX);
  if (start < 0) throw new TextFault("NO_PREFIX");
  const body = text.slice(start + PREFIX.length).replace(/[ \t\r\n]+$/, "");
  if (Math.floor((body.length * 5) / 8) > MAX_BYTES) throw new TextFault("BYTES_TOO_MANY");
  return base32(body);
}

function base32(body) {
  const bytes = new Uint8Array(Math.floor((body.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let next = 0;
  for (let i = 0; i < body.length; i++) {
    const value = ALPHABET.indexOf(body[i]);
    if (value < 0) throw new TextFault(faultOf(body[i]));
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[next++] = buffer >>> bits;
    }
    buffer &= (1 << bits) - 1;
  }
  if (bits >= 5) throw new TextFault("LENGTH_IMPOSSIBLE");
  if (buffer !== 0) throw new TextFault("UNUSED_BITS");
  return bytes;
}

function faultOf(character) {
  if (character >= "a" && character <= "z") return "LOWER_CASE";
  if (character === "=") return "PADDING";
  return WHITE_CHARACTER.test(character) ? "BLANK_INSIDE" : "CHARACTER";
}
