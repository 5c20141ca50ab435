// SPDX-License-Identifier: Apache-2.0
// Runs the shared vector files through the browser's verifier and says where it differs from what they state.
import { SeenPresentations, ofHex, openBundle, verify } from "/assets/credential/index.js";
import { inForce, trustOf, withKeyIds } from "/assets/credential/bundle.js";

const given = (value) => value ?? undefined;

async function trust(world) {
  const keys = world.keys.map((key) => ({ ...key, spki: ofHex(key.spki), closing: given(key.closing), notAfter: given(key.notAfter) }));
  const issuers = world.issuers.map((issuer) => ({
    ...issuer, granted: issuer.granted.map(grant), admitted: issuer.admitted.map(grant),
  }));
  return trustOf(issuers, await withKeyIds(keys));
}

const grant = (one) => ({ ...one, until: one.until ?? undefined });

function ledger(world) {
  const find = (digest) => {
    const recorded = world.records.find((entry) => entry.digest === digest);
    return recorded && (recorded.licence ? { kind: "LICENCE", ...recorded.licence } : { kind: "RECEIPT", ...recorded.receipt });
  };
  return world.view ? { ...world.view, find } : undefined;
}

async function knowledge(world) {
  if (world.carried) {
    const { bundle, attestation, lists } = world.carried;
    const tokenOf = async (digest) => lists[digest] && ofHex(lists[digest]);
    const offline = await openBundle(ofHex(bundle), [ofHex(attestation)], world.now, tokenOf);
    return { offline, trust: offline.trust, type: offline.type, inForce: offline.inForce };
  }
  return {
    ledger: ledger(world),
    trust: await trust(world),
    type: (number) => world.types.find((type) => type.number === number),
    inForce: (question) => inForce(world.agreements, question),
  };
}

function asked(world) {
  const memory = new SeenPresentations();
  world.seen.forEach((fingerprint) => memory.of("another").remember(fingerprint, world.now, world.now));
  return {
    audience: given(world.asked.audience),
    nonce: world.asked.nonce ? ofHex(world.asked.nonce) : undefined,
    holderRequired: world.asked.holderRequired,
    seen: memory.of("this"),
  };
}

export async function contextOf(world) {
  return {
    now: world.now, asOf: given(world.asOf), here: world.here, matter: given(world.matter),
    limitSeconds: world.viewLimitSeconds, asked: asked(world), ...(await knowledge(world)),
  };
}

const answered = (verdict) => ({
  code: verdict.code,
  decidedBy: verdict.decidedBy,
  assurance: verdict.assurance,
  steps: Object.fromEntries(verdict.checks.map((check) => [check.step, `${check.result} ${check.reason}`])),
  shown: Object.fromEntries((verdict.document?.fields ?? []).map((field) => [field.name, field.value])),
  said: verdict.checks.find((check) => check.step === verdict.decidedBy)?.text ?? null,
});

const stated = ({ code, decidedBy, assurance, steps, shown, said }) => ({ code, decidedBy, assurance, steps, shown, said });

/** Names and differences of the vectors that come out otherwise than stated; and how many were run. */
export async function run(file) {
  const differing = [];
  for (const vector of file.vectors) {
    let found;
    try {
      const verdict = await verify(vector.text, await contextOf(file.worlds[vector.world]));
      found = answered(verdict);
      if (Boolean(verdict.presented) !== Boolean(verdict.document && verdict.assurance === "HOLDER")) {
        found = { fault: "the holder's words stand beside the document only" };
      }
    } catch (fault) {
      found = { fault: `${fault?.stack ?? fault}` };
    }
    if (JSON.stringify(found) !== JSON.stringify(stated(vector))) {
      differing.push({ name: vector.name, stated: stated(vector), found });
    }
  }
  return { run: file.vectors.length, differing };
}
