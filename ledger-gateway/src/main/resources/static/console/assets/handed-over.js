// SPDX-License-Identifier: Apache-2.0
// Fills a form with what the hand-over page kept in this tab, once and for ten minutes, and sends it on where sending only
// looks at it. Without it the form is filled in by hand.

const PLACE = "yinzheng-hand-over";
const LIFE_MS = 10 * 60 * 1000;
const form = document.querySelector("form[data-hand-over]");
const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
sessionStorage.removeItem(PLACE);

if (form && kept && Date.now() - kept.at < LIFE_MS) {
  for (const [name, value] of Object.entries(kept.values)) if (form.elements[name]) form.elements[name].value = value;
  if (form.dataset.handOver === "send") form.submit();
}
