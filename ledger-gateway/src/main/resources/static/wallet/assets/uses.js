// SPDX-License-Identifier: Apache-2.0
// Who used the document: the ledger's records, and what this phone showed. Fields by name, never a value.
import { button, el } from "./dom.js";
import { fieldLabel } from "./fields.js";
import { back } from "./paper.js";
import { shownGroups } from "./presenting.js";
import { uses as usesOf } from "./service.js";
import { clearShowings, documentOf, showings } from "./store.js";
import { both, has, moment, t } from "./texts.js";

export async function uses(place, go) {
  const document = await documentOf(place.id);
  if (!document) {
    go("list", {}, { instead: true });
    return [];
  }
  const [answer, own] = await Promise.all([usesOf(document).catch(unknown), showings(document.id)]);
  return [
    back(() => go("paper", { id: document.id })),
    el("h1", {}, t("historyTitle")),
    el("section", { class: "card", id: "recorded" }, el("h2", {}, t("usesTitle")), recorded(document, answer)),
    el("section", { class: "card", id: "shown" }, el("h2", {}, t("shownTitle")), el("p", { class: "soft" }, t("shownAbout")),
      own.length === 0 ? el("p", {}, t("shownNone")) : list(own.map((one) => showing(document, one))),
      own.length === 0 ? null : button("clear-shown", t("clearShown"), async () => {
        await clearShowings(document.id);
        go("uses", { id: document.id }, { instead: true });
      })),
  ];
}

const list = (items) => el("ul", { class: "uses" }, items);

/** Why nothing is known; a refusal has words of its own. */
const unknown = (refused) => ({ why: has(refused.code) && refused.code !== "noAnswer" ? t(refused.code) : t("usesOffline") });

function recorded(document, answer) {
  if (answer.why) return el("p", { class: "notice" }, answer.why);
  if (answer.length === 0) return el("p", {}, t("usesNone"));
  return list(answer.map((use) => el("li", {},
    el("p", {}, el("strong", {}, both(use.agency)), ` · ${both(use.region)} · ${t(`finding.${use.finding}`)}`),
    el("p", { class: "soft" }, moment(use.at)),
    el("p", {}, `${t("matter")}${t("colon")}`, matter(use)),
    use.reason ? el("p", {}, `${t("reason")}${t("colon")}${reason(use)}`) : null,
    el("p", {}, `${t("fieldsShown")}${t("colon")}${shownFields(document, use)}`))));
}

/** Its name, and beside it the code that stands on the ledger. */
const matter = (use) => [use.matterName ? `${both(use.matterName)} ` : null,
  el("span", { class: use.matterName ? "code soft small" : "code" }, use.matter)];

/** In words; another agency's system may give codes that have none here. */
const reason = (use) => (has(`reason.${use.reason}`) ? t(`reason.${use.reason}`) : use.reason);

function shownFields(document, { fields, thisCredential }) {
  if (!fields) return t("fieldsUnknown");
  const names = fields.map((key) => fieldLabel(document, key)).join(t("comma"));
  return thisCredential ? names : `${names} (${t("fieldsPrinted")})`;
}

function showing(document, { at, groups, purpose }) {
  const names = shownGroups(document, groups);
  return el("li", {}, el("p", {}, moment(at)),
    el("p", { class: "soft" }, `${t("fieldsShown")}${t("colon")}${[t("presetOpen"), ...names].join(t("comma"))}${purpose ? ` · ${t("shownFor", purpose)}` : ""}`));
}
