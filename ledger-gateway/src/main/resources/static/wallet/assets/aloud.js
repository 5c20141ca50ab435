// SPDX-License-Identifier: Apache-2.0
// A button that reads a view aloud; where no Chinese voice is installed it stays away.
import { canSpeak, speak, whenVoicesCome } from "/assets/shared/speech.js";
import { button, byId } from "./dom.js";
import { language, t } from "./texts.js";

/** @param words the sentences when the button is pressed: what is on the screen then */
export function aloud(words) {
  const start = button("aloud", t("aloud"), () => speak(words(), language()));
  start.hidden = !canSpeak(language());
  return start;
}

/** Each row of facts as a sentence. */
export const spoken = (rows) => rows.map(({ label, value }) => `${label}, ${value}`);

whenVoicesCome(() => {
  const start = byId("aloud");
  if (start) start.hidden = !canSpeak(language());
});
