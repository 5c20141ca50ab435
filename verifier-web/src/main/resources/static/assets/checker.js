// SPDX-License-Identifier: Apache-2.0
// Who answers: the service, or this page from what it carries when the service cannot be reached. An answer says which.
import { SeenPresentations, ofHex, offlineContext, verify } from "./credential/index.js";
import { carried } from "./carried.js";
import { ask, asker, Unreachable } from "./service.js";

const presentations = new SeenPresentations();

/** Cannot be answered without the service; the words say why. */
class NeedsNetwork extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

async function answerHere(text, { here, matter, nonce, audience, holderRequired }) {
  const limitSeconds = carried.limitSeconds();
  const asked = { nonce: nonce && ofHex(nonce), audience, holderRequired, seen: presentations.of(asker.word) };
  const now = Math.floor(Date.now() / 1000);
  const verdict = await verify(text, offlineContext(carried.bundle(), { now, here, matter: matter || undefined, limitSeconds, asked }));
  return { ...verdict, here, matter: matter || null, source: { kind: "BUNDLE", ageSeconds: carried.ageSeconds(), limitSeconds } };
}

export async function check(given, question) {
  try {
    return await ask(given, question);
  } catch (fault) {
    if (!(fault instanceof Unreachable)) throw fault;
    if (!given.text) throw new NeedsNetwork("offlineFile");
    if (question.asOf) throw new NeedsNetwork("offlineDate");
    if (!carried.bundle()) throw new NeedsNetwork("offlineNothing");
    return answerHere(given.text, question);
  }
}
