// SPDX-License-Identifier: Apache-2.0
// Shows an answer: the word first, then what to do, then what the document says (only when the answer carries it, which
// is after its signature was checked), then every check. Text is always set as text, never as markup.
import { both, language, t } from "./texts.js";

const TONE_ICON = { GOOD: "good", CAUTION: "caution", BAD: "bad", NEUTRAL: "neutral" };
const RESULT = {
  PASS: { icon: "pass", tone: "GOOD" },
  FAIL: { icon: "fail", tone: "BAD" },
  STALE: { icon: "stale", tone: "CAUTION" },
  NOT_CHECKED: { icon: "unchecked", tone: "NEUTRAL" },
};

function el(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `assets/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function moment(seconds, withTime = true) {
  const options = { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" };
  if (withTime) Object.assign(options, { hour: "2-digit", minute: "2-digit", hour12: false });
  return new Intl.DateTimeFormat(language() === "zh" ? "zh-CN" : "en-GB", options).format(new Date(seconds * 1000));
}

const regionName = (code, regions) => {
  const region = regions.find((r) => r.code === code);
  return region ? both(region.name) : code;
};

function button(label, iconName, action) {
  const element = el("button", "button", icon(iconName), label);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
}

function speak(answer) {
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(`${both(answer.word)}。${both(answer.meaning)} ${both(answer.next)}`);
  words.lang = language() === "zh" ? "zh-CN" : "en";
  speechSynthesis.speak(words);
}

function head(answer, { regions, age, again }) {
  const note = both(answer.source.note);
  const facts = [
    t("factHere", regionName(answer.here, regions)),
    answer.matter ? t("factMatter", answer.matter) : null,
    t("factAsOf", moment(answer.asOf)),
    answer.view && answer.view.height > 0 ? t("factView", answer.view.height, age(answer.view.ageSeconds)) : null,
    answer.document && answer.assurance === "BEARER" ? t("factBearer") : null,
  ];
  const card = el("article", `card verdict tone-${answer.tone}`,
    el("header", "verdict-head",
      icon(TONE_ICON[answer.tone]),
      el("h3", "verdict-word", both(answer.word)),
      el("p", "verdict-meaning", both(answer.meaning))),
    el("div", "verdict-body",
      note ? el("p", "source-note", icon("info"), el("span", "", note)) : null,
      both(answer.next)
        ? el("p", "todo", icon("next"), el("span", "", el("b", "", t("todo")), both(answer.next)))
        : null,
      el("p", "facts", ...facts.filter(Boolean).map((fact) => el("span", "", fact))),
      el("p", "actions",
        "speechSynthesis" in window ? button(t("speak"), "speak", () => speak(answer)) : null,
        button(t("print"), "print", () => window.print()),
        button(t("again"), "code", again))));
  card.tabIndex = -1;
  card.dataset.code = answer.code;
  return card;
}

function row(list, label, value, className) {
  if (value === null || value === undefined || value === "") return;
  list.append(el("dt", "", label), el("dd", className ?? "", value));
}

function documentCard(shown, regions) {
  const list = el("dl", "");
  shown.fields.filter((field) => field.format !== "IDENTIFIER").forEach((field) =>
    row(list, both(field.label), field.format === "FEN" ? t("yuan", field.value) : field.value));
  row(list, t(shown.kind === "RECEIPT" ? "docReceiptNumber" : "docIdentifier"), shown.identifier?.replace(":", " "), "mono");
  row(list, t("docIssuer"), both(shown.issuer.name));
  row(list, t("docRegion"), regionName(shown.issuer.region, regions));
  row(list, t("docIssued"), moment(shown.issuedAt));
  if (shown.kind === "LICENCE") {
    row(list, t("docExpires"), shown.expiresAt ? moment(shown.expiresAt - 1, false) : t("longTerm"));
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
      skipped ? null : el("p", "said", both(check.text)),
      both(check.next) ? el("p", "then", both(check.next)) : null));
}

function checksCard(answer) {
  const passed = answer.checks.filter((check) => check.result === "PASS").length;
  return el("section", "card panel",
    el("h3", "", t("checksTitle")),
    el("p", "sub", t("checksSub", passed, answer.checks.length)),
    el("ol", "checks", ...answer.checks.map((check) => checkItem(check, check.step === answer.decidedBy))));
}

export function showAnswer(place, answer, context) {
  const cards = [head(answer, context)];
  if (answer.document) cards.push(documentCard(answer.document, context.regions));
  cards.push(checksCard(answer));
  place.replaceChildren(...cards);
}
