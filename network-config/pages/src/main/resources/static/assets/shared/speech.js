// SPDX-License-Identifier: Apache-2.0
// Reads words aloud. Without a Chinese voice a Chinese text would come out as noise, so the button stays away.
const CHINESE = /^(zh|cmn)\b/i;
// what is written here is read in the common language, not in Cantonese, where there is a choice
const COMMON = /^(zh|cmn)[-_](hans[-_])?cn/i;

const voices = () => ("speechSynthesis" in window ? speechSynthesis.getVoices() : []);

function voiceOf(language) {
  if (language !== "zh") return voices().find((one) => one.lang.toLowerCase().startsWith(language));
  return voices().find((one) => COMMON.test(one.lang)) ?? voices().find((one) => CHINESE.test(one.lang));
}

/** @param language zh or en */
export const canSpeak = (language) => Boolean(voiceOf("zh") && voiceOf(language));

/** Voices arrive late in some browsers. */
export function whenVoicesCome(changed) {
  if ("speechSynthesis" in window) speechSynthesis.addEventListener?.("voiceschanged", changed);
}

export function silence() {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

/** One text of sentences, each with its stop; empty ones are left out. */
export function told(sentences, language) {
  const [stop, between] = language === "zh" ? ["。", ""] : [".", " "];
  return sentences.filter(Boolean).map((one) => (/[。．.!?！？]$/.test(one) ? one : one + stop)).join(between);
}

/** @param sentences read one after the other; empty ones are left out */
export function speak(sentences, language) {
  silence();
  const words = new SpeechSynthesisUtterance(told(sentences, language));
  words.voice = voiceOf(language);
  words.lang = words.voice.lang;
  words.rate = 0.9;
  speechSynthesis.speak(words);
}
