// SPDX-License-Identifier: Apache-2.0
// Reads a verdict aloud. Without a Chinese voice a Chinese text would come out as noise, so the button stays away.
import { both, language } from "./texts.js";

const prefix = () => (language() === "zh" ? "zh" : "en");
const voices = () => ("speechSynthesis" in window ? speechSynthesis.getVoices() : []);
const voice = () => voices().find((one) => one.lang.toLowerCase().startsWith(prefix()));

export const canSpeak = () => voices().some((one) => one.lang.toLowerCase().startsWith("zh")) && Boolean(voice());

/** Voices arrive late in some browsers. */
export function whenVoicesCome(changed) {
  if ("speechSynthesis" in window) speechSynthesis.addEventListener?.("voiceschanged", changed);
}

export function silence() {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

export function speak(answer, sentence) {
  silence();
  const words = new SpeechSynthesisUtterance([both(answer.word), sentence, both(answer.meaning), both(answer.next)].filter(Boolean).join("。"));
  words.voice = voice();
  words.lang = words.voice.lang;
  words.rate = 0.9;
  speechSynthesis.speak(words);
}
