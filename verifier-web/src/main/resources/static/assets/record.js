// SPDX-License-Identifier: Apache-2.0
// The verification record: a sheet for paper with a code that checks the sheet itself, and what such a code is worth. The
// sheet names the document and says nothing of its content.
import { drawn, el, icon, button, RESULT, TONE_ICON } from "./page.js";
import { both, t } from "./texts.js";
import { issuedBy, moment, regionName, said } from "./verdict.js";

const place = (recorded) => recorded && t(recorded.transactionId ? "recordTransaction" : "recordPlace", recorded.block, recorded.transaction, recorded.transactionId);

/** Evidence says whose clock. */
const zoned = (seconds) => t("zoned", moment(seconds));

function list(rows) {
  return el("dl", "record-facts", ...rows.filter(([, value]) => value).flatMap(([label, value]) => [el("dt", "", label), el("dd", "", value)]));
}

const checksOf = (checks) => el("ol", "record-checks", ...checks.map((check) =>
  el("li", "", icon(RESULT[check.result].icon), el("span", "", both(check.name)), el("b", "", t("result." + check.result)))));

/** The sheet of an answer; without a signed record (offline) it says so and carries no code. */
export function recordSheet(answer, { regions, matterName }) {
  const { document: shown, record } = answer;
  return el("article", `record tone-${answer.tone}`,
    el("header", "", el("p", "record-brand", t("brand")), el("h1", "", t("recordTitle"))),
    el("div", "record-verdict", icon(TONE_ICON[answer.tone]), el("div", "", el("p", "record-word", both(answer.word)), el("p", "", issuedBy(answer), said(answer.meaning)))),
    el("div", "record-columns",
      list([
        [t("recordTime"), zoned(record?.verifiedAt ?? Date.now() / 1000)],
        [t("factAsOf"), zoned(answer.asOf)],
        [t("recordDocument"), shown?.identifier?.replace(":", " ")],
        [t("factHere"), regionName(answer.here, regions)],
        [t("factMatter"), answer.matter ? matterName(answer.matter) : t("anyMatter")],
        [t("recordHolder"), t(answer.assurance === "HOLDER" ? "recordHolderShown" : "factBearer")],
        [t("recordHeight"), answer.view && t("recordHeightWords", answer.view.height)],
        [t("recordRecorded"), place(record?.recorded)],
        [t("docDigest"), shown?.digest],
        [t("recordKey"), record?.kid],
      ]),
      record
        ? el("figure", "record-code", drawn(record.code, t("recordCode")), el("figcaption", "", t("recordCode")))
        : el("p", "record-code", t("recordUnsigned"))),
    checksOf(answer.checks),
    el("p", "record-note", t("recordNote")));
}

export const isRecord = (text) => text.includes("YZR:");

const OUTCOME = { GENUINE: "good", NOT_ATTESTED: "bad", UNREADABLE: "neutral" };

function attested(answer, { regions, matterName }) {
  const { record } = answer;
  return el("div", "",
    el("div", `record-said tone-${record.tone}`, icon(TONE_ICON[record.tone]), el("div", "", el("h3", "", both(record.word)), el("p", "", said(record.meaning)))),
    list([
      [t("recordTime"), zoned(record.verifiedAt)],
      [t("factAsOf"), zoned(record.asOf)],
      [t("recordVerifier"), answer.verifier ? both(answer.verifier) : t("recordThisVerifier")],
      [t("factHere"), regionName(record.here, regions)],
      [t("factMatter"), record.matter ? matterName(record.matter) : t("anyMatter")],
      [t("recordHeight"), record.height && t("recordHeightWords", record.height)],
      [t("recordRecorded"), place(record.recorded)],
      [t("docDigest"), record.digest],
    ]),
    checksOf(record.checks));
}

/** What a record's code is worth: the word on the record first, then what it attests. */
export function showRecord(where, answer, nearby, again) {
  const card = el("article", `card verdict record-answer tone-${answer.tone}`,
    el("header", "verdict-head",
      icon(OUTCOME[answer.outcome]),
      el("h2", "verdict-word", t("record." + answer.outcome)),
      el("p", "verdict-meaning", t("recordMeaning." + answer.outcome))),
    el("div", "verdict-body",
      answer.record ? attested(answer, nearby) : null,
      el("p", "todo", icon("next"), el("span", "", el("b", "", t("todo")), t("recordNext." + answer.outcome))),
      el("p", "actions", button(t("again"), "code", again, "button primary"))));
  card.tabIndex = -1;
  card.dataset.outcome = answer.outcome;
  where.classList.remove("has-document");
  where.replaceChildren(card);
}
