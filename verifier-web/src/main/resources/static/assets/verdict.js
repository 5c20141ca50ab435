// SPDX-License-Identifier: Apache-2.0
// Shows an answer: the word first, then who issued it and when, the checks, what to do. What the document says comes below,
// and only when the answer carries it, which is after its signature was checked.
import { both, language, t } from "./texts.js";
import { button, el, icon, link, option, RESULT, TONE_ICON } from "./page.js";
import { canSpeak, speak } from "./shared/speech.js";
import { day, moment as momentIn, readable } from "./shared/dates.js";

/** Six questions that people ask; the steps of the format stand behind them. */
const GLANCE = [
  ["READ", ["SIZE", "PREFIX", "BASE32", "CBOR", "HEADERS", "CLAIMS"]],
  ["SHOWN", ["PRESENTATION", "DISCLOSURES"]],
  ["ISSUER", ["KEY", "AUTHORITY"]],
  ["GENUINE", ["ALGORITHM", "SIGNATURE", "FIELDS"]],
  ["LEDGER", ["RECORD"]],
  ["STATE", ["STATE", "DATES"]],
  ["HERE", ["RECOGNITION"]],
];
const WORST_FIRST = ["FAIL", "STALE", "NOT_CHECKED", "PASS"];

export const moment = (seconds) => momentIn(seconds, language());
const dayOf = (seconds) => day(seconds, language());

/** What the verdict says, with its days as this language writes them. */
export const said = (pair) => readable(both(pair), language());

export const regionName = (code, regions) => {
  const region = regions.find((one) => one.code === code);
  return region ? both(region.name) : code;
};

/** Who issued it and when, in one sentence; empty when nothing of the document may be shown. */
export function issuedBy(answer) {
  const shown = answer.document;
  return shown ? t("issuedBy", both(shown.typeLabel), both(shown.issuer.name), dayOf(shown.issuedAt)) : "";
}

function glanceItem(name, checks, answer) {
  const worst = WORST_FIRST.find((result) => checks.some((check) => check.result === result));
  const telling = checks.find((check) => check.result === worst);
  const decides = checks.some((check) => check.step === answer.decidedBy);
  const skipped = worst === "NOT_CHECKED" && telling.reason === "EARLIER_STEP_FAILED";
  const item = el("li", `tone-${RESULT[worst].tone}${decides ? " decides" : ""}${skipped ? " skipped" : ""}`,
    el("span", "mark", icon(RESULT[worst].icon)),
    el("span", "asked", t("glance." + name)),
    el("span", "result", t("result." + worst)));
  if (decides || worst === "FAIL" || worst === "STALE") item.append(el("span", "said", said(telling.text)));
  return item;
}

function glance(answer) {
  const items = GLANCE.map(([name, steps]) => [name, answer.checks.filter((check) => steps.includes(check.step))])
    .filter(([, checks]) => checks.length > 0);
  const list = el("ol", "glance", ...items.map(([name, checks]) => glanceItem(name, checks, answer)));
  list.setAttribute("aria-label", t("checksTitle"));
  return list;
}

function chooser(id, label, entries, chosen, changed) {
  const select = el("select", "", ...entries.map(([value, text]) => option(value, text, value === chosen)));
  select.id = id;
  select.setAttribute("aria-label", label);
  select.addEventListener("change", () => changed(select.value));
  return el("span", "", select);
}

function facts(answer, context) {
  const list = el("dl", "facts");
  const add = (label, value) => value && list.append(el("dt", "", label), typeof value === "string" ? el("dd", "", value) : el("dd", "", value));
  const regions = context.regions.map((region) => [region.code, both(region.name)]);
  const codes = [...new Set([answer.matter, ...context.matters].filter(Boolean))];
  const matters = [["", t("anyMatter")], ...codes.map((code) => [code, context.matterName(code)])];
  add(t("factHere"), context.change ? chooser("verdict-here", t("factHere"), regions, answer.here, (here) => context.change({ here })) : regionName(answer.here, context.regions));
  add(t("factMatter"), context.change ? chooser("verdict-matter", t("factMatter"), matters, answer.matter ?? "", (matter) => context.change({ matter })) : answer.matter && context.matterName(answer.matter));
  add(t("factAsOf"), moment(answer.asOf));
  if (answer.view && answer.view.height > 0) {
    const carried = answer.source?.kind === "BUNDLE";
    const words = answer.view.time === 0
      ? t("factViewClocksDiffer", answer.view.height)
      : t(carried ? "factBundleWords" : "factViewWords", answer.view.height, context.age(carried ? answer.source.ageSeconds : answer.view.ageSeconds));
    add(t("factView"), el("span", answer.checks.some((check) => check.result === "STALE") ? "old" : "", words));
  }
  if (answer.presented) {
    add(t("factHolder"), t("factHolderShown", moment(answer.presented.at)));
    add(t("factPurpose"), answer.presented.purpose);
  } else if (answer.document) add(t("factHolder"), t("factBearer"));
  return list;
}

function head(answer, context) {
  const note = [context.note, answer.source?.kind === "BUNDLE" ? t("offlineNote", context.age(answer.source.ageSeconds)) : both(answer.source?.note)]
    .filter(Boolean).join(" ");
  const sentence = issuedBy(answer);
  const card = el("article", `card verdict tone-${answer.tone}`,
    el("header", "verdict-head",
      icon(TONE_ICON[answer.tone]),
      el("h2", "verdict-word", both(answer.word)),
      el("p", "verdict-meaning", sentence ? el("b", "issued", sentence) : null, said(answer.meaning))),
    el("div", "verdict-body",
      note ? el("p", "source-note", icon("info"), el("span", "", note)) : null,
      el("div", "verdict-columns", glance(answer), facts(answer, context)),
      said(answer.next) ? el("p", "todo", icon("next"), el("span", "", el("b", "", t("todo")), said(answer.next))) : null,
      el("p", "actions",
        button(t("again"), "code", context.again, "button primary"),
        canSpeak(language()) ? button(t("speak"), "speak", () => speak([both(answer.word), sentence, said(answer.meaning), said(answer.next)], language())) : null,
        context.clerk?.record ? link(t("clerk"), "stamp", context.clerk.record) : null,
        context.clerk?.rate ? link(t("clerkRate"), "rate", context.clerk.rate) : null,
        context.record ? button(t("record"), "print", context.record) : null)));
  card.tabIndex = -1;
  card.dataset.code = answer.code;
  card.dataset.source = answer.source?.kind ?? "";
  return card;
}

function row(list, label, value, className) {
  if (value === null || value === undefined || value === "") return;
  list.append(el("dt", "", label), el("dd", className ?? "", value));
}

function valueOf({ format, value }) {
  if (format === "FEN") return t("yuan", value);
  return format === "DATE" ? readable(value, language()) : value;
}

function documentCard(shown, regions) {
  const list = el("dl", "");
  shown.fields.filter((field) => field.format !== "IDENTIFIER").forEach((field) =>
    row(list, both(field.label), valueOf(field)));
  row(list, t(shown.kind === "RECEIPT" ? "docReceiptNumber" : "docIdentifier"), shown.identifier?.replace(":", " "), "mono");
  row(list, t("docIssuer"), both(shown.issuer.name));
  row(list, t("docRegion"), regionName(shown.issuer.region, regions));
  row(list, t("docIssued"), moment(shown.issuedAt));
  if (shown.kind === "LICENCE") {
    row(list, t("docExpires"), shown.expiresAt ? dayOf(shown.expiresAt - 1) : t("longTerm"));
  }
  if (shown.restFen !== null && shown.restFen !== undefined) row(list, t("docRest"), t("yuan", (shown.restFen / 100).toFixed(2)));
  row(list, t("docSuccessor"), shown.successor, "mono");
  if (shown.flags.length) {
    row(list, t("docFlags"), el("span", "tags", ...shown.flags.map((flag) => el("span", "tag", t("flag." + flag)))));
  }
  row(list, t("docDigest"), shown.digest, "mono minor");
  return el("section", "card panel document",
    el("h3", "", both(shown.typeLabel)),
    el("p", "sub", t("docSub")),
    list);
}

function checkItem(check, decides) {
  const { icon: mark, tone } = RESULT[check.result];
  const skipped = check.reason === "EARLIER_STEP_FAILED";
  return el("li", `tone-${tone}${decides ? " decides" : ""}${skipped ? " skipped" : ""}`,
    el("span", "mark", icon(mark)),
    el("div", "",
      el("p", "name", both(check.name), el("span", "", t("result." + check.result))),
      skipped ? null : el("p", "said", said(check.text)),
      said(check.next) ? el("p", "then", said(check.next)) : null));
}

function checksCard(answer) {
  const passed = answer.checks.filter((check) => check.result === "PASS").length;
  const summary = el("summary", "", el("div", "", el("h3", "", t("checksTitle")), el("span", "", t("checksSub", passed, answer.checks.length))));
  return el("details", "card panel all-checks", summary,
    el("ol", "checks", ...answer.checks.map((check) => checkItem(check, check.step === answer.decidedBy))));
}

/**
 * @param context a note on how the text came, regions, matters, matterName(code), age(seconds), again(), change({here|matter}) where the question may be changed, record()
 *     where a record can be made, clerk: addresses where a clerk may record it and have the service rated, where there are any
 */
export function showAnswer(place, answer, context) {
  const cards = [head(answer, context)];
  if (answer.document) cards.push(documentCard(answer.document, context.regions));
  cards.push(checksCard(answer));
  place.classList.toggle("has-document", Boolean(answer.document));
  place.replaceChildren(...cards);
}
