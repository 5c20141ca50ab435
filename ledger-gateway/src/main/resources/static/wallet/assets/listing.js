// SPDX-License-Identifier: Apache-2.0
import { el } from "./dom.js";
import { headline } from "./fields.js";
import { documents, setting } from "./store.js";
import { both, t } from "./texts.js";
import { chip, stateNow } from "./standing.js";

/** All documents, newest first; how to get one where there is none. */
export async function listing(place, go) {
  const all = await documents();
  if (all.length === 0) return [el("h1", {}, t("listTitle")), nothing()];
  const papers = await Promise.all(all.map(async (document) => el("li", {}, el("button", { type: "button", class: "paper", "data-kind": document.kind, onclick: () => go("paper", { id: document.id }) },
    el("strong", {}, both(document.type.labels)), el("span", {}, headline(document)), chip(await stateNow(document))))));
  const promised = await setting("persistent");
  return [el("h1", {}, t("listTitle")), el("ul", {}, papers),
    promised === false ? el("p", { class: "notice", id: "not-persistent" }, t("notPersistent")) : null].filter(Boolean);
}

const nothing = () => el("section", { class: "card", id: "empty" }, el("p", {}, t("empty")), el("p", {}, t("emptyHow")),
  el("ol", { class: "steps" }, t("emptySteps").split("|").map((step) => el("li", {}, step))));
