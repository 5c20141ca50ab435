// SPDX-License-Identifier: Apache-2.0
// What is shown, to whom, what for: with an exact preview before any code is made.
import { readChallenge } from "/assets/credential/index.js";
import { aloud, spoken } from "./aloud.js";
import { button, byId, el, fail, failure, facts, labelled } from "./dom.js";
import { groupLabel, read, rows } from "./fields.js";
import { back } from "./paper.js";
import { hasCamera, pictureChallenge, scanChallenge } from "./scanning.js";
import { documentOf } from "./store.js";
import { stateNow } from "./standing.js";
import { both, t } from "./texts.js";

const LONGEST = 40;
const length = (text) => [...text].length;

export async function choosing(place, go) {
  const document = await documentOf(place.id);
  if (!document || (await stateNow(document)) !== "VALID") {
    go(document ? "paper" : "list", { id: place.id }, { instead: true });
    return [];
  }
  const credential = read(document);
  const groups = [...credential.groups.keys()].sort((a, b) => b - a);
  const chosen = new Set(place.groups ?? []);
  const preview = el("section", { class: "card preview", id: "preview", "aria-live": "polite" });
  const seen = () => seenBy(document, credential, groups, chosen);
  const look = () => preview.replaceChildren(...previewed(seen()));
  const choices = document.profile === "WALLET" ? choose(document, groups, chosen, look) : el("p", { class: "notice" }, t("previewBearer"));
  look();
  return [
    back(() => go("paper", { id: document.id })),
    el("h1", {}, t("showTitle")),
    choices,
    preview,
    aloud(() => {
      const { known, hidden } = seen();
      return [t("previewTitle"), ...spoken(known), hidden ? t("previewNot", hidden) : ""];
    }),
    document.profile === "WALLET" ? purposes(place) : null,
    document.profile === "WALLET" ? challenge() : null,
    failure("choose-failed"),
    button("make-code", t("makeCode"), () => make(document, chosen, go), "primary"),
  ].filter(Boolean);
}

/** What the other side will see, and the names of the groups that it will not. */
function seenBy(document, { open, groups: all }, groups, chosen) {
  const fields = new Map(open);
  for (const group of groups.filter((one) => chosen.has(one))) for (const [key, value] of all.get(group).fields) fields.set(key, value);
  const hidden = groups.filter((one) => !chosen.has(one)).map((one) => groupLabel(document, one)).join(t("comma"));
  return { known: [{ label: t("issuer"), value: both(document.issuer) }, ...rows(document, fields)], hidden };
}

const previewed = ({ known, hidden }) => [el("h2", {}, t("previewTitle")), facts(known),
  hidden ? el("p", { class: "never", id: "hidden" }, t("previewNot", hidden)) : null].filter(Boolean);

const option = (type, name, value, words, about, checked, onchange) => el("label", {},
  el("input", { type, name, value, id: `${name}-${value}`, checked, onchange }), el("span", {}, words, about ? el("small", {}, about) : null));

/** Presets for the usual cases, one group each; under "my own choice" the groups one by one. */
function choose(document, groups, chosen, look) {
  const own = el("fieldset", { class: "options", id: "own", hidden: true }, el("legend", { class: "label" }, t("groups")),
    groups.map((group) => option("checkbox", "group", group, groupLabel(document, group),
      rowsOf(document, group), chosen.has(group), ({ target }) => {
        if (target.checked) chosen.add(group);
        else chosen.delete(group);
        look();
      })));
  const preset = (picked) => () => {
    own.hidden = picked !== null;
    if (picked !== null) {
      chosen.clear();
      picked.forEach((group) => chosen.add(group));
    }
    for (const input of own.querySelectorAll("input")) input.checked = chosen.has(Number(input.value));
    look();
  };
  const presets = el("fieldset", { class: "options", id: "presets" }, el("legend", { class: "hidden" }, t("showTitle")),
    option("radio", "preset", "open", t("presetOpen"), t("presetOpenAbout"), true, preset([])),
    groups.map((group) => option("radio", "preset", group, t("presetGroup", groupLabel(document, group)), rowsOf(document, group), false, preset([group]))),
    option("radio", "preset", "all", t("presetAll"), t("presetAllAbout"), false, preset(groups)),
    option("radio", "preset", "own", t("presetOwn"), t("presetOwnAbout"), false, preset(null)));
  return el("div", {}, presets, own);
}

const rowsOf = (document, group) => document.type.fields.filter((field) => field.group === group).map((field) => both(field.labels)).join(t("comma"));

const purposes = (place) => el("section", { class: "card" },
  labelled("purpose", t("purpose"), el("input", { id: "purpose", maxlength: LONGEST, autocomplete: "off", value: place.purpose ?? "", "aria-describedby": "purpose-hint" }), t("purposeHint")),
  labelled("recipient", t("recipient"), el("input", { id: "recipient", maxlength: LONGEST, autocomplete: "off" })));

function challenge() {
  const input = el("input", { id: "challenge-text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", oninput: () => told("") });
  const told = (words) => (byId("challenge-for").textContent = words);
  const take = (text) => {
    byId("choose-failed").hidden = true;
    input.value = text;
    const { audience } = challengeOf(text) ?? {};
    told(audience ? t("challengeFor", audience) : t("challengeRead"));
  };
  const scan = async () => {
    try {
      const text = await scanChallenge(byId("challenge-view"));
      if (text) take(text);
    } catch {
      fail("choose-failed", t("challengeCamera"));
    }
    byId("challenge-scan")?.focus();
  };
  const look = async ({ target }) => {
    const text = await pictureChallenge(target.files[0]).catch(() => null);
    target.value = "";
    if (text) take(text);
    else fail("choose-failed", t("challengeNone"));
  };
  return el("details", { class: "card", id: "challenge" }, el("summary", {}, t("challenge")),
    el("p", { class: "soft" }, t("challengeAbout")),
    el("div", { class: "stack" },
      hasCamera() ? button("challenge-scan", t("challengeScan"), scan) : null,
      el("label", { class: "button file-button", for: "challenge-picture" }, t("challengePicture"),
        el("input", { type: "file", id: "challenge-picture", accept: "image/*", onchange: look }))),
    el("div", { id: "challenge-view" }),
    labelled("challenge-text", t("challengeLabel"), input),
    el("p", { id: "challenge-for", role: "status" }));
}

function challengeOf(text) {
  try {
    return readChallenge(text);
  } catch {
    return null;
  }
}

/** Purpose and recipient travel as one text, which the verifier shows. */
function purposeOf() {
  const [purpose, recipient] = ["purpose", "recipient"].map((id) => byId(id)?.value.trim() ?? "");
  return `${purpose}${recipient ? t("onlyFor", recipient) : ""}`.trim();
}

function make(document, chosen, go) {
  const purpose = purposeOf();
  if (length(purpose) > LONGEST) {
    fail("choose-failed", t("purposeLong", length(purpose)));
    byId("purpose").focus();
    return;
  }
  const text = byId("challenge-text")?.value.trim() ?? "";
  const asked = text ? challengeOf(text) : {};
  if (!asked) {
    fail("choose-failed", t("challengeWrong"));
    byId("challenge").open = true;
    byId("challenge-text").focus();
    return;
  }
  go("present", { id: document.id, groups: [...chosen], purpose, nonce: asked.nonce, audience: asked.audience });
}
