// SPDX-License-Identifier: Apache-2.0
// Days and moments as the reader's language writes them, in China's time: 2026年11月26日, 26 Nov 2026.
const ISO = /\b(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?\b/g;

function written(seconds, language, time) {
  const chinese = language === "zh";
  const options = { timeZone: "Asia/Shanghai", year: "numeric", month: chinese ? "long" : "short", day: "numeric", ...time };
  return new Intl.DateTimeFormat(chinese ? "zh-CN" : "en-GB", options).format(new Date(seconds * 1000));
}

/** @param seconds since 1970 */
export const day = (seconds, language) => written(seconds, language);

/** To the minute. @param seconds since 1970 */
export const moment = (seconds, language) => written(seconds, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A text with each day and moment in it that is written as in 2026-11-26 or 2026-11-26 09:30; what is no day stays. */
export const readable = (text, language) => text.replace(ISO, (iso, date, time) => {
  const seconds = Date.parse(`${date}T${time ?? "00:00"}:00+08:00`) / 1000;
  if (Number.isNaN(seconds)) return iso;
  return time ? moment(seconds, language) : day(seconds, language);
});
