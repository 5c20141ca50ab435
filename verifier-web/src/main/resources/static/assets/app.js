// SPDX-License-Identifier: Apache-2.0
// The page's threads come together here: a source delivers {text} or {file}, a checker turns that into an answer, and
// verdict.js shows an answer wherever it came from.
import { ask, lookUp, loadChoices, loadView } from "./service.js";
import { camera } from "./camera.js";
import { countdown } from "./countdown.js";
import { handForm } from "./hand-form.js";
import { option } from "./page.js";
import { fetchSamples, showSamples } from "./samples.js";
import { packages, showPackage } from "./package.js";
import { settings } from "./settings.js";
import { sources } from "./sources.js";
import { silence, whenVoicesCome } from "./speech.js";
import { tabs } from "./tabs.js";
import { t, both, translatePage } from "./texts.js";
import { issuedBy, showAnswer } from "./verdict.js";

const byId = (id) => document.getElementById(id);
/** What is on the screen; nothing of it is stored. */
const state = { answer: null, package: null, given: null, asked: null, choices: { here: "", regions: [], matters: [] }, view: null };
const OLD_AFTER_SECONDS = 15 * 60;
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
  byId("matter").replaceChildren(option("", t("anyMatter"), !wanted), ...matters.map((code) => option(code, code, code === wanted)));
  describePlace();
}

function describePlace() {
  const chosen = byId("here").selectedOptions[0]?.textContent.replace(/ \d{6}$/, "") ?? "";
  document.querySelector(".more > summary").textContent = t("contextLine", chosen, byId("matter").value || t("anyMatter"), byId("date").value || t("now"));
}

function age(seconds) {
  if (seconds < 60) return t("ageNow");
  if (seconds < 5400) return t("ageMinutes", Math.round(seconds / 60));
  if (seconds < 129600) return t("ageHours", Math.round(seconds / 3600));
  return t("ageDays", Math.round(seconds / 86400));
}

function fillView() {
  const view = state.view;
  const alarmed = view?.alarms.some((alarm) => alarm.code !== "PEER_UNREACHABLE");
  byId("freshness").classList.toggle("old", !view?.fresh);
  byId("view").textContent = !view
    ? t("viewUnknown")
    : view.height === 0
      ? t("viewEmpty")
      : t("viewLine", view.height, age(view.ageSeconds)) + (alarmed ? t("viewAlarm") : view.ageSeconds > OLD_AFTER_SECONDS ? t("viewOld") : "");
}

const question = () => ({ here: byId("here").value, matter: byId("matter").value, asOf: byId("date").value });

function show(answer, moveFocus) {
  state.answer = answer;
  camera.stop();
  byId("ask-view").hidden = true;
  byId("result-view").hidden = false;
  showAnswer(byId("result"), answer, {
    regions: state.choices.regions,
    matters: state.choices.matters,
    age,
    again,
    change: state.given ? change : null,
    note: state.given?.folded ? t("foldedNote") : "",
  });
  byId("live").textContent = [both(answer.word), issuedBy(answer), both(answer.meaning)].filter(Boolean).join("。");
  if (moveFocus) {
    window.scrollTo(0, 0);
    byId("result").querySelector(".verdict").focus({ preventScroll: true });
  }
}

function forget() {
  silence();
  countdown.stop();
  Object.assign(state, { answer: null, package: null, given: null, asked: null });
  byId("result").replaceChildren();
  byId("result-view").hidden = true;
  byId("ask-view").hidden = false;
  byId("live").textContent = "";
  sources.clear();
  packages.clear();
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
  if (message && !byId("result-view").hidden) {
    byId("live").textContent = message;
  }
}

function showPackageAnswer({ wanted, answer }) {
  state.package = { wanted, answer };
  camera.stop();
  byId("ask-view").hidden = true;
  byId("result-view").hidden = false;
  showPackage(byId("result"), wanted, answer, again);
  byId("live").textContent = byId("result").querySelector("header").textContent;
  window.scrollTo(0, 0);
  byId("result").querySelector(".package-answer").focus({ preventScroll: true });
}

function askPackage(texts) {
  const wanted = packages.name();
  return run("package-error", async () => ({ wanted, answer: await packages.ask(texts, byId("here").value) }), showPackageAnswer);
}

async function run(errorId, work, present = (answer) => show(answer, true)) {
  fail(errorId, "");
  document.body.setAttribute("aria-busy", "true");
  byId("live").textContent = t("checking");
  try {
    present(await work());
    countdown.restart();
  } catch (problem) {
    byId("live").textContent = "";
    if (!byId("result-view").hidden) forget();
    fail(errorId, problem.words ?? t("noAnswer"));
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}

function check(given, asked = question()) {
  const wanted = { ...question(), ...asked };
  return run("code-error", async () => {
    const answer = await ask(given, wanted);
    Object.assign(state, { given, asked: wanted });
    return answer;
  });
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
  if (tabs.current() === "tab-package" && given.text) packages.add(given.text);
  else check(given);
}

function startHandForm() {
  byId("hand-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = handForm.read();
    if (form.error) {
      fail("hand-error", t(form.error));
      byId(form.field).focus();
      return;
    }
    state.given = null;
    run("hand-error", () => lookUp({ ...form.values, here: byId("here").value, matter: byId("matter").value || undefined }));
  });
}

function render() {
  translatePage();
  fillChoices();
  fillView();
  showSamples(check);
  packages.describe();
  countdown.describe();
  if (state.answer) show(state.answer, false);
  if (state.package) showPackageAnswer(state.package);
}

async function refreshView() {
  try {
    state.view = await loadView();
  } catch {
    state.view = null;
  }
  fillView();
}

settings.start(render);
tabs.start((id) => {
  fail("code-error", "");
  camera.leave();
  if (id === "tab-text") byId("text").focus();
});
handForm.start();
startHandForm();
packages.start(askPackage);
countdown.start(expired);
for (const id of ["here", "matter", "date"]) byId(id).addEventListener("change", describePlace);
byId("here").addEventListener("change", () => settings.rememberHere(byId("here").value));
whenVoicesCome(() => state.answer && show(state.answer, false));
render();

// the region that was remembered goes with the first question, so the choices come first
const [choices] = await Promise.allSettled([loadChoices(), refreshView(), fetchSamples(), packages.load()]);
if (choices.status === "fulfilled") state.choices = choices.value;
fillChoices();
showSamples(check);
if (matchMedia("(pointer: coarse)").matches) tabs.choose("tab-camera");
const linked = sources.start(receive);
if (!linked && tabs.current() === "tab-camera") camera.scanIfAllowed();
setInterval(refreshView, VIEW_EVERY_MS);
document.documentElement.dataset.ready = "true";
