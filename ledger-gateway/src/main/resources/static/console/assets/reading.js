// SPDX-License-Identifier: Apache-2.0
// Large letters and their sizes without leaving the page, a question before the other language takes away what was filled in,
// and a button that reads aloud what the page has to say. Without this module each of them leads through the server, and nothing is
// read.
import { canSpeak, silence, speak, whenVoicesCome } from "/assets/shared/speech.js";

const root = document.documentElement;
const language = root.lang.startsWith("zh") ? "zh" : "en";
const aloud = document.getElementById("aloud");

// what does not fit is read first
document.getElementById("summary")?.focus();

const filledIn = () =>
  JSON.stringify([...document.querySelectorAll("main form")].map((form) => [...new FormData(form)].map(([name, value]) => [name, value.name ?? value])));
const untouched = filledIn();
const A_YEAR_SECONDS = 365 * 24 * 3600;

/**
 * In place, for a page that answers a form would be lost. The cookie is the one that the link would bring: no two answers can come in
 * another order than the choices were made in.
 */
function keep(name, value) {
  document.cookie = `${name}=${value}; Path=/; Max-Age=${A_YEAR_SECONDS}; SameSite=Lax`;
}

function inPlace(links, change) {
  for (const link of document.querySelectorAll(links)) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      change(link);
    });
  }
}

inPlace("[data-sizes]", step);
inPlace("[data-view]", enlarge);
for (const link of document.querySelectorAll("[data-question]")) {
  link.addEventListener("click", (event) => {
    if (wouldLose(link) && !confirm(link.dataset.question)) event.preventDefault();
  });
}

/** What was typed, and a page that answers a form: it cannot be opened anew with what it holds. */
function wouldLose(link) {
  return filledIn() !== untouched || ("answer" in link.dataset && document.querySelector("main form") !== null);
}

function enlarge(link) {
  const elder = root.classList.toggle("elder");
  link.setAttribute("aria-current", String(elder));
  keep("yz-view", elder ? "elder" : "usual");
  const other = new URL(link.href);
  other.searchParams.set("to", elder ? "usual" : "elder");
  link.href = other;
}

function step({ dataset }) {
  const sizes = dataset.sizes.split(" ");
  const now = sizes.findIndex((size) => root.classList.contains(`size-${size}`));
  const to = sizes[Math.max(0, Math.min(now + Number(dataset.by), sizes.length - 1))];
  root.classList.replace(`size-${sizes[now]}`, `size-${to}`);
  keep("yz-size", to);
}

// a page that says no leads back to the form that it answers, as it was left
for (const back of document.querySelectorAll("[data-back]")) {
  back.hidden = history.length < 2;
  back.addEventListener("click", () => history.back());
}

const folded = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** A row of facts is said as label and value. */
function sentence(element) {
  const label = element.querySelector("dt");
  return label ? `${folded(label)}, ${folded(element.querySelector("dd"))}` : folded(element);
}

if (aloud) {
  const words = () => [...document.querySelectorAll("[data-spoken]")].filter((one) => one.checkVisibility()).map(sentence);
  const offer = () => (aloud.hidden = !canSpeak(language));
  aloud.addEventListener("click", () => speak(words(), language));
  addEventListener("pagehide", silence);
  whenVoicesCome(offer);
  offer();
}
