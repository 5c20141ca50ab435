// SPDX-License-Identifier: Apache-2.0
// Licence identifiers (GB/T 36904) and their check character (ISO 7064 MOD 37,36).

const ROOT = "1.2.156.3005.2";
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export class IdentifierFault extends Error {}

function checkCharacter(text) {
  let product = 36;
  for (const character of text) {
    const sum = (product + ALPHABET.indexOf(character)) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return ALPHABET[(37 - product) % 36];
}

function demand(holds, rule) {
  if (!holds) throw new IdentifierFault(rule);
}

/** Completes what a code carries, serial.version.check: root, type and issuer follow from type and issuer. */
export function wholeIdentifier(type, issuer, printed) {
  const parts = printed.split(".");
  demand(parts.length === 3, `expected 3 parts between dots, found ${parts.length}`);
  const [serial, version, check] = parts;
  demand(/^[0-9A-Z]{18}[0-9]{3}$/.test(type), "the type has 18 characters of social credit code and 3 digits");
  demand(/^([0-9A-Z]{18}|[0-9]{6})$/.test(issuer),
    "the issuer has 18 characters of social credit code or 6 digits of region");
  demand(/^[0-9A-Z]{1,32}$/.test(serial), "the serial has 1 to 32 upper-case letters and digits");
  demand(/^[0-9]{3}$/.test(version), "the version has 3 digits");
  demand(version !== "000", "versions begin with 001");
  const expected = checkCharacter(type + issuer + serial + version);
  demand(check === expected, `wrong check character: expected ${expected}`);
  return `${ROOT}.${type}.${issuer}.${printed}`;
}
