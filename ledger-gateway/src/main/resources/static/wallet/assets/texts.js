// SPDX-License-Identifier: Apache-2.0
// The wallet's words in the reader's language.
import { day as dayIn, moment as momentIn } from "/assets/shared/dates.js";
import { EN } from "./texts-en.js";
import { ZH } from "./texts-zh.js";

const TEXTS = { zh: ZH, en: EN };
let current = "zh";

export const language = () => current;

export function setLanguage(code) {
  current = code === "en" ? "en" : "zh";
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
  document.title = t("title");
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
}

export function t(key, ...values) {
  const text = TEXTS[current][key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");
}

/** Whether there are words for a key. */
export const has = (key) => key in TEXTS[current];

/** The half of a {zh, en} pair that is shown. */
export const both = (pair) => pair?.[current] ?? "";

/** A moment in China's time. */
export const moment = (seconds) => momentIn(seconds, current);

/** @param days since 1970 */
export const day = (days) => dayIn(days * 86400, current);
