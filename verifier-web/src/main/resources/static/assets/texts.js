// SPDX-License-Identifier: Apache-2.0
// The page's own words. Words of verdicts and checks come with the answer, in both languages.
import { EN } from "./texts-en.js";
import { ZH } from "./texts-zh.js";

const TEXTS = { zh: ZH, en: EN };

let current = "zh";

export const language = () => current;

export function setLanguage(code) {
  current = code === "en" ? "en" : "zh";
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
}

export function t(key, ...values) {
  const text = TEXTS[current][key] ?? "";
  return text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");
}

/** The half of a {zh, en} pair that is shown. */
export const both = (pair) => pair?.[current] ?? "";

export function translatePage() {
  document.title = t("pageTitle");
  document.querySelectorAll("[data-i18n]").forEach((element) => (element.textContent = t(element.dataset.i18n)));
  document.querySelectorAll("[data-i18n-label]").forEach((element) => element.setAttribute("aria-label", t(element.dataset.i18nLabel)));
  const other = document.getElementById("language");
  other.textContent = t("otherLanguage");
  other.lang = current === "zh" ? "en" : "zh-CN";
  other.setAttribute("aria-label", t("otherLanguageLabel"));
}
