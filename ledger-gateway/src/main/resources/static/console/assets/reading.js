// SPDX-License-Identifier: Apache-2.0
// Larger and smaller text without leaving the page, and a button that reads aloud what the page has to say. Without this
// module the sizes lead through the server, and nothing is read.
import { canSpeak, silence, speak, whenVoicesCome } from "/assets/shared/speech.js";

const root = document.documentElement;
const language = root.lang.startsWith("zh") ? "zh" : "en";
const aloud = document.getElementById("aloud");

for (const link of document.querySelectorAll("[data-sizes]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    step(link);
  });
}

/** In place, for a page that answers a form would be lost; the server keeps the size for the next one. */
function step({ dataset, href }) {
  const sizes = dataset.sizes.split(" ");
  const now = sizes.findIndex((size) => root.classList.contains(`size-${size}`));
  const to = sizes[Math.max(0, Math.min(now + Number(dataset.by), sizes.length - 1))];
  root.classList.replace(`size-${sizes[now]}`, `size-${to}`);
  const kept = new URL(href);
  kept.searchParams.set("to", to);
  fetch(kept, { redirect: "manual", cache: "no-store" }).catch(() => null);
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
