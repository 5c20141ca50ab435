// SPDX-License-Identifier: Apache-2.0
// The look-up by hand: shapes are checked here so that a slip is shown at its field. What an input method makes full-width is
// taken as what was meant.
import { halfWidth } from "./hand-scanner.js";

const byId = (id) => document.getElementById(id);
const kind = () => document.querySelector("input[name=kind]:checked").value;
const typed = (id) => halfWidth(byId(id).value).trim();
const WRITTEN = ["r-code", "r-number", "r-check", "r-date", "r-total", "l-number"];

/** Yuan with up to two decimals as integer fen, without floating point; null when it is no amount. */
export function fen(text) {
  const match = /^(-?)(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/[,¥￥]/g, ""));
  if (!match) return null;
  const total = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return match[1] ? -total : total;
}

function receipt() {
  const values = {
    kind: "receipt",
    code: typed("r-code"),
    number: typed("r-number"),
    checkValue: typed("r-check").replace(/\s/g, ""),
    date: byId("r-date").value,
    totalFen: fen(typed("r-total")),
  };
  if (!/^\d{8}$/.test(values.code)) return { error: "badCode", field: "r-code" };
  if (!/^\d{10}$/.test(values.number)) return { error: "badNumber", field: "r-number" };
  if (!/^[0-9A-Za-z]{6}$/.test(values.checkValue)) return { error: "badCheckValue", field: "r-check" };
  if (!values.date) return { error: "badDate", field: "r-date" };
  if (values.totalFen === null) return { error: "badTotal", field: "r-total" };
  return { values };
}

function licence() {
  const values = { kind: "licence", region: byId("l-region").value, shortNumber: typed("l-number").replace(/\s/g, "") };
  return /^[0-9A-Za-z-]{8,60}$/.test(values.shortNumber) ? { values } : { error: "badShortNumber", field: "l-number" };
}

export const handForm = {
  start() {
    document.querySelectorAll("input[name=kind]").forEach((radio) =>
      radio.addEventListener("change", () => {
        byId("receipt-fields").hidden = kind() !== "receipt";
        byId("licence-fields").hidden = kind() !== "licence";
      }));
  },
  isEmpty: () => WRITTEN.every((id) => !byId(id).value),

  /** A receipt's numbers and check value open it for whoever reads them next on this screen. */
  clear() {
    for (const id of WRITTEN) byId(id).value = "";
  },

  /** Puts what is said of a slip under its input; before the button what is said of all, when no input is named. */
  tell(field) {
    for (const id of WRITTEN) {
      const slip = id === field;
      byId(id).setAttribute("aria-invalid", String(slip));
      if (slip) byId(id).setAttribute("aria-describedby", "hand-error");
      else byId(id).removeAttribute("aria-describedby");
    }
    if (field) byId(field).closest(".field").after(byId("hand-error"));
    else byId("look-up").before(byId("hand-error"));
  },

  read: () => (kind() === "receipt" ? receipt() : licence()),
};
