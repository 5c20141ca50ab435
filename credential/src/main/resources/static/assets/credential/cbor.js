// SPDX-License-Identifier: Apache-2.0
// Exactly one value in core deterministic encoding (RFC 8949 section 4.2.1), and less: no floating point, no tag but 18,
// no simple value but false, true, null and 59. Byte strings are Uint8Array, integers numbers (bigint beyond 2^53).

export class CborFault extends Error {}

export const REDACTED = Symbol("simple(59)");

export class Tagged {
  constructor(content) {
    this.content = content;
  }
}

/** A map; entries stand in the order of their encoded keys. */
export class CborMap {
  constructor(entries) {
    this.entries = entries;
  }

  get size() {
    return this.entries.length;
  }

  get(key) {
    return this.entries.find(([k]) => k === key)?.[1];
  }

  has(key) {
    return this.entries.some(([k]) => k === key);
  }

  keys() {
    return this.entries.map(([key]) => key);
  }

  without(key) {
    return new CborMap(this.entries.filter(([k]) => k !== key));
  }
}

export const isInt = (value) => typeof value === "number" || typeof value === "bigint";
export const isBytes = (value, length) => value instanceof Uint8Array && (length === undefined || value.length === length);
export const isText = (value) => typeof value === "string";

const MAX_DEPTH = 16;
const SIMPLE = new Map([[20, false], [21, true], [22, null]]);
// Characters that turn the order of what is shown: a name could read as another.
const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function compareBytes(a, b) {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) {
    if (a[i] !== b[i]) return a[i] - b[i];
  }
  return a.length - b.length;
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.position = 0;
  }

  value(depth) {
    const head = this.byte();
    const major = head >>> 5;
    const low = head & 0x1f;
    if (low === 31) throw new CborFault("INDEFINITE_LENGTH");
    if (major === 7) return this.simple(low);
    const argument = this.argument(low);
    if (major >= 4 && depth >= MAX_DEPTH) throw new CborFault("TOO_DEEP");
    switch (major) {
      case 0: return argument;
      case 1: return typeof argument === "bigint" ? -1n - argument : -1 - argument;
      case 2: return this.take(argument);
      case 3: return text(this.take(argument));
      case 4: return this.array(argument, depth);
      case 5: return this.map(argument, depth);
      default: return this.tagged(argument, depth);
    }
  }

  simple(low) {
    if (SIMPLE.has(low)) return SIMPLE.get(low);
    if (low === 24) {
      if (this.byte() === 59) return REDACTED;
    } else if (low >= 25 && low <= 27) {
      throw new CborFault("FLOAT");
    }
    throw new CborFault("SIMPLE_NOT_ALLOWED");
  }

  argument(low) {
    if (low < 24) return low;
    if (low > 27) throw new CborFault("NOT_SHORTEST");
    const size = 1 << (low - 24);
    let argument = 0n;
    for (let i = 0; i < size; i++) argument = (argument << 8n) | BigInt(this.byte());
    if (argument >= 1n << 63n) throw new CborFault("OUT_OF_RANGE");
    const smallest = size === 1 ? 24n : 1n << BigInt(size * 4);
    if (argument < smallest) throw new CborFault("NOT_SHORTEST");
    return argument < BigInt(Number.MAX_SAFE_INTEGER) ? Number(argument) : argument;
  }

  array(count, depth) {
    const length = this.checkedCount(count, 1);
    const items = [];
    for (let i = 0; i < length; i++) items.push(this.value(depth + 1));
    return items;
  }

  map(count, depth) {
    const length = this.checkedCount(count, 2);
    const entries = [];
    let previous;
    for (let i = 0; i < length; i++) {
      const start = this.position;
      const key = this.value(depth + 1);
      const encoded = this.bytes.subarray(start, this.position);
      if (previous) {
        const order = compareBytes(previous, encoded);
        if (order === 0) throw new CborFault("DUPLICATE_KEY");
        if (order > 0) throw new CborFault("KEYS_NOT_SORTED");
      }
      previous = encoded;
      entries.push([key, this.value(depth + 1)]);
    }
    return new CborMap(entries);
  }

  tagged(tag, depth) {
    if (tag !== 18) throw new CborFault("TAG_NOT_ALLOWED");
    return new Tagged(this.value(depth + 1));
  }

  /** An item takes at least so many bytes: a count beyond what is left is a lie. */
  checkedCount(count, bytesEach) {
    if (count > Math.floor((this.bytes.length - this.position) / bytesEach)) throw new CborFault("TRUNCATED");
    return Number(count);
  }

  take(length) {
    const count = this.checkedCount(length, 1);
    const taken = this.bytes.slice(this.position, this.position + count);
    this.position += count;
    return taken;
  }

  byte() {
    if (this.position >= this.bytes.length) throw new CborFault("TRUNCATED");
    return this.bytes[this.position++];
  }
}

function text(bytes) {
  let decoded;
  try {
    decoded = utf8.decode(bytes);
  } catch {
    throw new CborFault("NOT_UTF8");
  }
  if (BIDIRECTIONAL.test(decoded)) throw new CborFault("BIDIRECTIONAL_CONTROL");
  return decoded;
}

/** The single value that the bytes spell; throws CborFault for anything else. */
export function readCbor(bytes) {
  const reader = new Reader(bytes);
  const value = reader.value(0);
  if (reader.position !== bytes.length) throw new CborFault("TRAILING_BYTES");
  return value;
}

class Out {
  constructor() {
    this.buffer = new Uint8Array(512);
    this.length = 0;
  }

  room(more) {
    if (this.length + more > this.buffer.length) {
      const larger = new Uint8Array(Math.max(2 * this.buffer.length, this.length + more));
      larger.set(this.buffer.subarray(0, this.length));
      this.buffer = larger;
    }
  }

  byte(value) {
    this.room(1);
    this.buffer[this.length++] = value;
  }

  append(bytes) {
    this.room(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }
}

function head(out, major, argument) {
  if (argument < 24) {
    out.byte((major << 5) | Number(argument));
    return;
  }
  const number = BigInt(argument);
  const power = number < 0x100n ? 0 : number < 0x10000n ? 1 : number < 0x100000000n ? 2 : 3;
  out.byte((major << 5) | (24 + power));
  for (let shift = (8 << power) - 8; shift >= 0; shift -= 8) out.byte(Number((number >> BigInt(shift)) & 0xffn));
}

function write(out, value) {
  if (isInt(value)) {
    if (value >= 0) head(out, 0, value);
    else head(out, 1, -1n - BigInt(value));
  } else if (isBytes(value)) {
    head(out, 2, value.length);
    out.append(value);
  } else if (isText(value)) {
    if (BIDIRECTIONAL.test(value) || !value.isWellFormed()) throw new TypeError("text that no verifier would read");
    const bytes = new TextEncoder().encode(value);
    head(out, 3, bytes.length);
    out.append(bytes);
  } else if (Array.isArray(value)) {
    head(out, 4, value.length);
    value.forEach((item) => write(out, item));
  } else if (value instanceof CborMap) {
    writeMap(out, value);
  } else if (value instanceof Tagged) {
    head(out, 6, 18);
    write(out, value.content);
  } else if (value === REDACTED) {
    out.append([0xf8, 59]);
  } else {
    out.byte(0xe0 | (value === false ? 20 : value === true ? 21 : 22));
  }
}

function writeMap(out, map) {
  const entries = map.entries.map(([key, value]) => [writeCbor(key), value]);
  entries.sort(([a], [b]) => compareBytes(a, b));
  head(out, 5, entries.length);
  entries.forEach(([key, value], i) => {
    if (i > 0 && compareBytes(entries[i - 1][0], key) === 0) throw new TypeError("a map holds one key twice");
    out.append(key);
    write(out, value);
  });
}

/** The one permitted spelling of a value; map entries may be given in any order. */
export function writeCbor(value) {
  const out = new Out();
  write(out, value);
  return out.buffer.slice(0, out.length);
}
