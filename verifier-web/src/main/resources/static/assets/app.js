// SPDX-License-Identifier: Apache-2.0
// The page's threads come together here. Three seams are kept for what follows: a source delivers {text} or {file}
// (sources.js; a camera will be one more), a checker turns that into an answer (service.js; an offline checker will be
// another), and verdict.js shows an answer wherever it came from.
import { ask, lookUp, loadChoices, loadView } from "./service.js";
import { settings } from "./settings.js";
import { sources } from "./sources.js";
import { handForm } from "./hand-form.js";
import { t, both, translatePage } from "./texts.js";
import { showAnswer } from "./verdict.js";

const byId = (id) => document.getElementById(id);
const state = { answer: null, choices: { here: "", regions: [], matters: [] }, view: null };

function option(value, label, selected) {
  const element = document.createElement("option");
  element.value = value;
  element.textContent = label;
  element.selected = selected;
  return element;
}

function fillChoices() {
  const { here, regions, matters } = state.choices;
  for (const [id, chosen] of [["here", here], ["l-region", ""]]) {
    const select = byId(id);
    const wanted = select.value || chosen;
    const known = regions.length ? regions : here ? [{ code: here, name: { zh: here, en: here } }] : [];
    select.replaceChildren(...known.map((r) => option(r.code, `${both(r.name)} ${r.code}`, r.code === wanted)));
  }
  const wanted = byId("matter").value;
  byId("matter").replaceChildren(
    option("", t("anyMatter"), !wanted),
    ...matters.map((code) => option(code, code, code === wanted)));
}

function fillView() {
  const view = state.view;
  byId("view").textContent = !view
    ? ""
    : view.height === 0
      ? t("viewEmpty")
      : t("viewLine", view.height, age(view.ageSeconds)) + (view.alarms.some((a) => a.code !== "PEER_UNREACHABLE") ? " " + t("viewAlarm") : "");
}

export function age(seconds) {
  if (seconds < 60) return t("ageNow");
  if (seconds < 5400) return t("ageMinutes", Math.round(seconds / 60));
  if (seconds < 129600) return t("ageHours", Math.round(seconds / 3600));
  return t("ageDays", Math.round(seconds / 86400));
}

function question() {
  return { here: byId("here").value, matter: byId("matter").value, asOf: byId("date").value };
}

function show(answer, moveFocus) {
  state.answer = answer;
  byId("empty").hidden = true;
  const result = byId("result");
  result.hidden = false;
  showAnswer(result, answer, { regions: state.choices.regions, age, again });
  byId("live").textContent = `${both(answer.word)}。${both(answer.meaning)}`;
  if (moveFocus) {
    const verdict = result.querySelector(".verdict");
    verdict.focus({ preventScroll: true });
    verdict.scrollIntoView({ block: matchMedia("(min-width: 62rem)").matches ? "nearest" : "start" });
  }
}

function again() {
  state.answer = null;
  byId("result").hidden = true;
  byId("result").replaceChildren();
  byId("empty").hidden = false;
  byId("live").textContent = "";
  sources.clear();
  byId("text").focus();
}

function fail(id, message) {
  const place = byId(id);
  place.textContent = message;
  place.hidden = !message;
}

async function run(button, errorId, work) {
  fail(errorId, "");
  button.setAttribute("aria-busy", "true");
  byId("live").textContent = t("checking");
  try {
    show(await work(), true);
  } catch (problem) {
    byId("live").textContent = "";
    fail(errorId, problem.words ?? t("noAnswer"));
  } finally {
    button.removeAttribute("aria-busy");
  }
}

byId("code-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const given = sources.current();
  if (!given) {
    fail("code-error", t("nothingGiven"));
    byId("text").focus();
    return;
  }
  run(byId("check"), "code-error", () => ask(given, question()));
});

byId("hand-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = handForm.read();
  if (form.error) {
    fail("hand-error", t(form.error));
    byId(form.field).focus();
    return;
  }
  run(byId("look-up"), "hand-error", () => lookUp({ ...form.values, here: byId("here").value, matter: byId("matter").value || undefined }));
});

function render() {
  translatePage();
  fillChoices();
  fillView();
  sources.describe();
  if (state.answer) show(state.answer, false);
}

settings.start(render);
sources.start();
handForm.start();
render();

Promise.allSettled([loadChoices(), loadView()]).then(([choices, view]) => {
  if (choices.status === "fulfilled") state.choices = choices.value;
  if (view.status === "fulfilled") state.view = view.value;
  fillChoices();
  fillView();
  document.documentElement.dataset.ready = "true";
});
