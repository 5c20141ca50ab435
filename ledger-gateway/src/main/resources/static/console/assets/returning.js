// SPDX-License-Identifier: Apache-2.0
// Going back finds a form as the same officer left it, and never a page that the browser would have to send again. What was typed
// stays in the tab's history: not on the server, not in an address.
const REFUSED = "refused";
const officer = document.querySelector(".who .whole")?.textContent ?? "";
const named = (form, wanted) => [...form.elements].filter((one) => one.name && one.matches("input, select, textarea") && wanted(one.type));
const inputs = (form) => named(form, (type) => !["hidden", "file", "password"].includes(type));
const ticked = ({ type }) => type === "checkbox" || type === "radio";
const valueOf = (input) => (ticked(input) ? input.checked : input.value);
const forms = () => [...document.querySelectorAll("main form")];

// a page that answers a form has no address of its own: it comes back as the page of the form
const answers = document.querySelector("[data-answer]") !== null;
const before = URL.canParse(document.referrer) && new URL(document.referrer).origin === location.origin ? document.referrer : "/console";

function keep() {
  const typed = forms().map((form) => inputs(form).map((input) => [input.name, valueOf(input)]));
  // what a preview carries from the form to the next step
  const carried = forms().flatMap((form) => named(form, (type) => type === "hidden").map(({ name, value }) => [name, value]));
  history.replaceState({ officer, typed, carried: carried.filter(([name]) => /[.[]/.test(name)) }, "", answers ? before : undefined);
}

function restore({ typed, carried }) {
  forms().forEach((form, i) => inputs(form).forEach((input, j) => {
    const [name, left] = typed[i]?.[j] ?? [];
    if (name === input.name) input[ticked(input) ? "checked" : "value"] = left;
  }));
  // after a refusal of the step that followed; after its success nobody wants the same once more
  if (!sessionStorage.getItem(REFUSED)) return;
  for (const [name, value] of carried) {
    const input = forms().flatMap(inputs).find((one) => one.name === name);
    if (input) input.value = value;
  }
}

if (officer) {
  if (!answers && history.state?.officer === officer) restore(history.state);
  if (document.querySelector("[data-back]")) sessionStorage.setItem(REFUSED, "1");
  else sessionStorage.removeItem(REFUSED);
  if (!answers) document.addEventListener("change", keep);
  document.addEventListener("submit", keep, true);
  document.addEventListener("click", ({ target, defaultPrevented }) => {
    if (!defaultPrevented && target.closest("a[href]:not([target], [href^='#'])")) keep();
  });
}
