// SPDX-License-Identifier: Apache-2.0
// Which presentations were shown before, in this page. Who asks again with the same code gets an answer.

export class SeenPresentations {
  #seen = new Map();

  /** The memory as one asker sees it. */
  of(asker) {
    return {
      isSeenByAnother: (fingerprint) => this.#seen.has(fingerprint) && this.#seen.get(fingerprint).asker !== asker,
      remember: (fingerprint, until, now) => {
        for (const [name, kept] of this.#seen) if (kept.until < now) this.#seen.delete(name);
        if (!this.#seen.has(fingerprint)) this.#seen.set(fingerprint, { asker, until });
        return this.#seen.get(fingerprint).asker === asker;
      },
    };
  }
}
