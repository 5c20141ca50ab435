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
  const hidden = forms().flatMap((form) => named(form, (type) => type === "hidden").map(({ name, value }) => [name, value]));
  const carried = hidden.filter(([name]) => /[.[]|^receiptCode$/.test(name));
  const names = [...typed.flat(), ...carried].map(([name]) => name);
  history.replaceState({ officer, typed, carried }, "", answers ? withRoom(before, names) : undefined);
}

/** The address of the form with room for every holder, and every entry of its table, of which something is typed. */
function withRoom(address, names) {
  const form = new URL(address, location.href);
  for (const [what, list] of [["holders", /^holders\[(\d+)\]/], ["items", /^fields\.\w+\[(\d+)\]/]]) {
    const most = Math.max(0, ...names.map((name) => Number(list.exec(name)?.[1] ?? 0)));
    if (most > 0) form.searchParams.set(what, String(most + 1));
  }
  return form.href;
}

function restore({ typed, carried }) {
  forms().forEach((form, i) => {
    const left = [...(typed[i] ?? [])];
    for (const input of inputs(form)) {
      // several inputs of one name come in their order
      const at = left.findIndex(([name]) => name === input.name);
      if (at >= 0) input[ticked(input) ? "checked" : "value"] = left.splice(at, 1)[0][1];
    }
  });
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
