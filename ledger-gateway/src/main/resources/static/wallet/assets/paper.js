// SPDX-License-Identifier: Apache-2.0
// One document: its state in words, what can be done with it.
import { aloud, spoken } from "./aloud.js";
import { button, byId, el, fail, failure, facts, say } from "./dom.js";
import { read, rows } from "./fields.js";
import { page } from "./service.js";
import { documentOf, remove } from "./store.js";
import { ask, chip, stateNow } from "./standing.js";
import { both, has, moment, t } from "./texts.js";

export async function paper(place, go) {
  const document = await documentOf(place.id);
  if (!document) {
    go("list", {}, { instead: true });
    return [];
  }
  const state = await stateNow(document);
  refresh(document, state, place, go);
  const showable = state === "VALID";
  const known = [{ label: t("issuer"), value: both(document.issuer) }, ...rows(document, read(document).open)];
  return [
    back(() => go("list")),
    el("h1", {}, both(document.type.labels)),
    place.claimed ? el("p", { class: "success", id: "claimed", role: "status" }, t("claimed")) : null,
    el("section", { class: "card" },
      el("p", { id: "state", "data-document": document.id }, chip(state)),
      showable ? null : el("p", { class: "notice", id: "why" }, t(`why.${state}`)),
      el("p", { class: "soft" }, t("asked", moment(document.standing.askedAt))),
      showable ? button("show", t("show"), () => go("choose", { id: document.id }), "primary") : null),
    el("section", { class: "card" }, facts(known, { id: "facts" })),
    failure("paper-failed"),
    el("div", { class: "stack" },
      aloud(() => [both(document.type.labels), t(`state.${state}`), showable ? "" : t(`why.${state}`), ...spoken(known)]),
      document.kind === "LICENCE" ? button("uses", t("history"), () => go("uses", { id: document.id })) : null,
      showable ? button("pdf", t("pdf"), () => save(document)) : null),
    showable ? el("p", { class: "soft" }, t("pdfAbout")) : null,
    el("details", { class: "card", id: "lost" }, el("summary", {}, t("lost")), el("p", {}, t("lostText"))),
    removing(document, go),
  ].filter(Boolean);
}

export const back = (onclick) => el("button", { type: "button", class: "button back", id: "back", onclick }, `‹ ${t("back")}`);

/** The page stands at once with what is known; when the answer tells something else it is drawn again. */
async function refresh(document, known, place, go) {
  const answer = await ask(document).catch(() => null);
  if (answer && answer.state !== known && byId("state")?.dataset.document === document.id) go("paper", { id: place.id }, { instead: true });
}

async function save(document) {
  const start = byId("pdf");
  start.setAttribute("aria-busy", "true");
  try {
    const link = el("a", { href: URL.createObjectURL(await page(document)), download: `${document.kind.toLowerCase()}.pdf` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (refused) {
    fail("paper-failed", has(refused.code) ? t(refused.code) : refused.code);
  }
  start.removeAttribute("aria-busy");
}

function removing(document, go) {
  const asking = el("div", { id: "removing", hidden: true }, el("p", {}, t("removeAsk")),
    el("div", { class: "row" }, button("remove-yes", t("removeYes"), async () => {
      await remove(document.id);
      await go("list", {}, { instead: true });
      say(t("removed"));
    }, "danger"), button("remove-no", t("cancel"), () => {
      asking.hidden = true;
      byId("remove").focus();
    })));
  return el("section", { class: "card" }, button("remove", t("remove"), () => {
    asking.hidden = false;
    byId("remove-no").focus();
  }), asking);
}
