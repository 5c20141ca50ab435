// SPDX-License-Identifier: Apache-2.0
// From a one-time link to a document under a key of this device.
import { holderCoseKey, newHolderKey } from "/assets/credential/index.js";
import { button, byId, el, fail, failure, say } from "./dom.js";
import { claim, clock, ofBase64url, offer } from "./service.js";
import { forget, keep, persist, set, setting } from "./store.js";
import { ask } from "./standing.js";
import { both, has, moment, t } from "./texts.js";

const wordsOf = (refused) => (has(refused.code) ? t(refused.code) : `${t("claimFailed")}${refused.code ?? refused.message}`);

/** What the link leads to, and the button that takes it. */
export async function claiming(place, go) {
  let offered;
  try {
    offered = await offer(place.secret);
  } catch (refused) {
    return [el("h1", {}, t("listTitle")), failure("claim-failed", wordsOf(refused)), button("to-list", t("toList"), () => go("list", {}, { instead: true }))];
  }
  return [
    el("h1", {}, t("claimTitle", both(offered.type))),
    el("section", { class: "card" },
      el("p", { id: "claim-issuer" }, t("claimFrom", both(offered.issuer))),
      el("p", { class: "soft" }, t("claimUntil", moment(offered.expiresAt))),
      offered.spent ? el("p", { class: "notice", id: "claim-spent" }, t("claimSpent")) : null,
      el("p", {}, t("claimKey")),
      el("p", {}, t("claimOwn"))),
    failure("claim-failed"),
    button("claim", t("claim"), () => take(place.secret, go), "primary"),
  ];
}

/** The key is kept before it is used: an answer that is lost can be asked for again with the same key. */
async function keyFor(secret) {
  const kept = await setting(`key ${secret}`);
  if (kept) return kept;
  const key = await newHolderKey();
  await set(`key ${secret}`, key);
  return key;
}

async function take(secret, go) {
  const start = byId("claim");
  if (start.getAttribute("aria-busy")) return;
  start.setAttribute("aria-busy", "true");
  start.textContent = t("working");
  try {
    await set("persistent", await persist());
    const key = await keyFor(secret);
    const answer = await claim(secret, key, await holderCoseKey(key), () => say(t("claimPending")));
    const document = await kept(answer, key);
    await forget(`key ${secret}`);
    await ask(document).catch(() => null);
    await go("paper", { id: document.id, claimed: true }, { instead: true });
    say(t("claimed"));
  } catch (refused) {
    // a link that is gone needs its key no more; otherwise the link may be taken by this very key already
    if (refused.code?.startsWith("WALLET_LINK_")) await forget(`key ${secret}`);
    fail("claim-failed", wordsOf(refused));
    start.removeAttribute("aria-busy");
    start.textContent = t("claim");
  }
}

async function kept({ kind, identifier, profile, credential, digest, type, agency, issuer, verifier }, key) {
  const { now } = await clock();
  const document = {
    id: crypto.randomUUID(), kind, identifier, profile, digest, type, agency, issuer, verifier, key, claimedAt: now,
    credential: profile === "WALLET" ? ofBase64url(credential) : credential,
    standing: { state: "VALID", showable: true, validTo: null, askedAt: now },
  };
  await keep(document);
  return document;
}
