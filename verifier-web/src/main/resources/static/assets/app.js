// SPDX-License-Identifier: Apache-2.0
// The page's threads come together here: a source delivers {text} or {file}, a checker turns that into an answer, and
// verdict.js shows an answer wherever it came from.
import { asker, checkRecord, lookUp, loadChoices } from "./service.js";
import { camera } from "./camera.js";
import { carried, keptOr } from "./carried.js";
import { assurance } from "./challenge.js";
import { check as ask } from "./checker.js";
import { countdown } from "./countdown.js";
import { age, freshness } from "./freshness.js";
import { handForm } from "./hand-form.js";
import { installed } from "./installed.js";
import { option } from "./page.js";
import { fetchSamples, showSamples } from "./samples.js";
import { packages, showPackage } from "./package.js";
import { isRecord, recordSheet, showRecord } from "./record.js";
import { result } from "./result.js";
import { settings } from "./settings.js";
import { sources, takeFragment } from "./sources.js";
import { silence, told, whenVoicesCome } from "./shared/speech.js";
import { tabs } from "./tabs.js";
import { both, language, t, translatePage } from "./texts.js";
import { issuedBy, moment, showAnswer } from "./verdict.js";

const byId = (id) => document.getElementById(id);
/** given and asked belong to the verdict on the screen, and are null where there is none; nothing is stored. */
const state = { given: null, asked: null, turn: 0, choices: { here: "", regions: [], matters: [] }, matterNames: {} };
const VIEW_EVERY_MS = 60_000;

function fillChoices() {
  const { here, regions, matters } = state.choices;
  const known = regions.length ? regions : here ? [{ code: here, name: { zh: here, en: here } }] : [];
  for (const [id, chosen] of [["here", settings.here() || here], ["l-region", ""]]) {
    const select = byId(id);
    const wanted = select.value || chosen;
    select.replaceChildren(...known.map((region) => option(region.code, `${both(region.name)} ${region.code}`, region.code === wanted)));
  }
  const wanted = byId("matter").value;
  byId("matter").replaceChildren(option("", t("anyMatter"), !wanted), ...matters.map((code) => option(code, matterName(code), code === wanted)));
  describePlace();
}

/** What people call it; a matter without a name is named by its code. */
const matterName = (code) => both(state.matterNames[code]) || code;

const nearby = () => ({ regions: state.choices.regions, matterName });

function describePlace() {
  const chosen = byId("here").selectedOptions[0]?.textContent.replace(/ \d{6}$/, "") ?? "";
  document.querySelector(".more > summary").textContent = t("contextLine", chosen, matterName(byId("matter").value) || t("anyMatter"), day() || t("now"));
}

/** The past day that is asked about, empty for now; where several codes are gathered, none can be. */
const day = () => (byId("date").disabled ? "" : byId("date").value);

const question = () => ({ here: byId("here").value, matter: byId("matter").value, asOf: day(), ...assurance.question() });

/** A licence of another region that counts here now: what a clerk may record the use of. */
const mayBeRecorded = ({ code, document, here, source, past }) =>
  code === "VALID" && !past && document?.kind === "LICENCE" && document.issuer.region !== here && source?.kind !== "BUNDLE";

/** Where a clerk records it; the code travels behind # only, so no server on the way sees it in an address. */
function recordLink(answer) {
  const page = state.choices.clerkPage;
  if (!page || !state.given?.text || !mayBeRecorded(answer)) return null;
  const asked = new URLSearchParams({ here: answer.here, matter: answer.matter ?? "", code: state.given.text });
  return `${page}#${asked}`;
}

/** Where a clerk who looked at a document has the person rate the service; nothing of the document goes along. */
function rateLink(answer) {
  const page = state.choices.clerkPage;
  if (!page || !answer.document || answer.source?.kind === "BUNDLE") return null;
  return `${page}#${new URLSearchParams({ then: "rate", matter: answer.matter ?? "" })}`;
}

function showVerdict({ answer, given, asked }) {
  Object.assign(state, { given, asked });
  freshness.learnFrom(answer);
  result.show((place, sheet) => {
    showAnswer(place, answer, {
      ...nearby(),
      matters: state.choices.matters,
      age,
      again,
      change: given ? change : null,
      record: () => window.print(),
      clerk: { record: recordLink(answer), rate: rateLink(answer) },
      note: [answer.past ? t("pastNote", moment(answer.asOf)) : "", given?.folded ? t("foldedNote") : ""].filter(Boolean).join(" "),
    });
    sheet.replaceChildren(recordSheet(answer, nearby()));
    return told([both(answer.word), issuedBy(answer), both(answer.meaning)], language());
  });
}

/** Answers to a record's code and to several codes at once: there is nothing to change about their question. */
function showOther(draw) {
  Object.assign(state, { given: null, asked: null });
  result.show((place) => {
    draw(place);
    return place.querySelector("header").textContent;
  });
}

const showRecordAnswer = (answer) => showOther((place) => showRecord(place, answer, nearby(), again));

const showPackageAnswer = ({ wanted, answer }) => showOther((place) => showPackage(place, wanted, answer, again));

function forget() {
  asker.renew();
  silence();
  countdown.stop();
  // an answer that is still on its way is nobody's any more
  Object.assign(state, { given: null, asked: null, turn: state.turn + 1 });
  document.body.removeAttribute("aria-busy");
  result.clear();
  sources.clear();
  packages.clear();
  handForm.clear();
  // whoever stands here next asks about today
  byId("date").value = "";
  describePlace();
}

function again() {
  forget();
  byId(tabs.current()).focus();
  if (tabs.current() === "tab-camera") camera.scanIfAllowed();
  if (tabs.current() === "tab-text") byId("text").focus();
}

function expired() {
  forget();
  byId("live").textContent = t("cleared");
  byId(tabs.current()).focus();
}

function fail(id, message) {
  const place = byId(id);
  place.textContent = message;
  place.hidden = !message;
  if (message && result.isShown()) {
    byId("live").textContent = message;
  }
}

function askPackage() {
  const wanted = packages.name();
  return run("package-error", async () => ({ wanted, answer: await packages.ask(byId("here").value) }), showPackageAnswer);
}

/** @param work begins with asking whether anybody still waits for it, wherever it took its time */
async function run(errorId, work, present) {
  // only the last question's answer is shown: a slow one must not come over the next person's
  const turn = ++state.turn;
  const isAwaited = () => turn === state.turn;
  fail(errorId, "");
  document.body.setAttribute("aria-busy", "true");
  byId("live").textContent = t("checking");
  try {
    const answer = await work(isAwaited);
    if (!isAwaited()) return;
    present(answer);
    if (isAwaited() && result.isShown()) countdown.restart();
  } catch (problem) {
    if (!isAwaited()) return;
    byId("live").textContent = "";
    if (result.isShown()) forget();
    fail(errorId, problem.words ?? t(problem.key ?? "noAnswer"));
  } finally {
    if (isAwaited()) document.body.removeAttribute("aria-busy");
  }
}

function check(given, asked = question()) {
  const wanted = { ...question(), ...asked };
  return run("code-error", (isAwaited) => answerTo(given, wanted, isAwaited), ({ record, ...verdict }) =>
    record ? showRecordAnswer(record) : showVerdict(verdict));
}

/** A record's code is checked as a record, whether it came as text or in a file. */
async function answerTo(shown, asked, isAwaited) {
  const given = shown.read ? { file: shown.file, text: await shown.read() } : shown;
  if (!isAwaited()) return null;
  // another document is another asking: whoever shows a wallet's code a second time is told so
  if (given.text !== state.given?.text) asker.renew();
  if (given.text && isRecord(given.text)) return { record: await checkRecord(given.text) };
  const answer = await ask(given, asked);
  const text = answer.source?.text ?? given.text;
  if (text && isRecord(text)) return { record: await checkRecord(text) };
  assurance.answered(answer);
  return { answer, given: { ...given, text }, asked };
}

/** The same document in another place or for another matter; what is chosen here stays chosen. */
function change(part) {
  if (part.here !== undefined) {
    byId("here").value = part.here;
    settings.rememberHere(part.here);
  }
  if (part.matter !== undefined) byId("matter").value = part.matter;
  describePlace();
  return check(state.given, { ...state.asked, ...part });
}

function receive(given) {
  if (given.error) {
    fail("code-error", t(given.error));
    if (given.focus) byId(given.focus).focus();
    return;
  }
  // beside an answer nobody gathers: what is shown then is asked about by itself
  if (tabs.current() === "tab-package" && !result.isShown()) gather(given);
  else check(given);
}

/** A picture without a code that this device can read is no part of a package: the server looks, and says what is wrong. */
function gather(given) {
  if (given.text) packages.add(given.text);
  else run("package-error", given.read, (text) => (text ? packages.add(text) : check({ file: given.file })));
}

function startHandForm() {
  byId("hand-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = handForm.read();
    handForm.tell(form.field);
    if (form.error) {
      fail("hand-error", t(form.error));
      byId(form.field).focus();
      return;
    }
    const asked = { here: byId("here").value, matter: byId("matter").value, asOf: day() };
    run("hand-error", () => lookUp({ ...form.values, ...asked }), (answer) =>
      showVerdict({ answer, given: answer.source.text ? { text: answer.source.text } : null, asked }));
  });
}

function render() {
  translatePage();
  fillChoices();
  freshness.describe();
  showSamples(check);
  packages.describe();
  countdown.describe();
  assurance.describe();
  result.redraw();
}

/** Whether a reload would take nothing away: no result, nothing typed or gathered, no camera, no challenge that waits for its answer. */
function atRest() {
  return !result.isShown() && !document.body.hasAttribute("aria-busy") && !camera.isOn()
    && !assurance.isOn() && packages.isEmpty() && handForm.isEmpty() && !byId("text").value;
}

settings.start(render);
tabs.start((id) => {
  fail("code-error", "");
  camera.leave();
  assurance.offer(id !== "tab-hand" && id !== "tab-package");
  byId("date").disabled = id === "tab-package";
  byId("date-hint").hidden = !byId("date").disabled;
  describePlace();
  if (id === "tab-text") byId("text").focus();
});
handForm.start();
startHandForm();
packages.start(askPackage);
countdown.start(expired);
assurance.start();
for (const id of ["here", "matter", "date"]) byId(id).addEventListener("change", describePlace);
byId("here").addEventListener("change", () => settings.rememberHere(byId("here").value));
whenVoicesCome(result.redraw);
render();

// out of the address at once, however long the service takes
const linked = takeFragment();
// the region that was remembered goes with the first question, so the choices come first
await carried.recall().catch(() => undefined);
const [choices, matters] = await Promise.allSettled([keptOr("choices", loadChoices), packages.load(), freshness.refresh(), fetchSamples()]);
if (choices.status === "fulfilled") state.choices = choices.value;
if (matters.status === "fulfilled") state.matterNames = matters.value;
fillChoices();
showSamples(check);
if (matchMedia("(pointer: coarse)").matches) tabs.choose("tab-camera");
sources.start(receive);
if (linked) receive({ text: linked });
else if (tabs.current() === "tab-camera") camera.scanIfAllowed();
setInterval(freshness.refresh, VIEW_EVERY_MS);
for (const change of ["online", "offline"]) window.addEventListener(change, freshness.refresh);
installed.start(atRest);
document.documentElement.dataset.ready = "true";
