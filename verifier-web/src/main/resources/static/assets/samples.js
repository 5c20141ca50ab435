// SPDX-License-Identifier: Apache-2.0
// The demo's documents, one for each verdict. A verifier that serves no demo has none, and shows nothing.
import { keptOr } from "./carried.js";
import { loadSamples } from "./service.js";
import { both } from "./texts.js";
import { button, TONE_ICON } from "./page.js";

const byId = (id) => document.getElementById(id);
let samples = [];

export function showSamples(check) {
  byId("samples").hidden = samples.length === 0;
  byId("sample-buttons").replaceChildren(
    ...samples.map((sample) => {
      const one = button(both(sample.label), TONE_ICON[sample.tone], () => check({ text: sample.text }, sample.question), `button tone-${sample.tone}`);
      one.dataset.sample = sample.id;
      return one;
    }));
}

export async function fetchSamples() {
  samples = (await keptOr("samples", loadSamples)).samples;
}
