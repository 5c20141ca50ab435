// SPDX-License-Identifier: Apache-2.0
// Before a form that was open for a while is sent: does the session still last? If not, what was typed stays where it is, the
// person signs in beside it and sends it again. Without this module the sign-in page says that nothing was done.
const FRESH = 60_000;
const gone = document.getElementById("session-gone");
const sure = new WeakSet();
let asking = false;

for (const form of gone ? document.querySelectorAll("main form[method=post]") : []) {
  form.addEventListener("submit", (event) => {
    if (performance.now() < FRESH || sure.delete(form)) return;
    event.preventDefault();
    if (!asking) look(form, event.submitter);
  });
}

async function look(form, button) {
  asking = true;
  const token = await newToken().catch(() => null);
  asking = false;
  if (token === "") {
    form.append(gone);
    gone.hidden = false;
    gone.focus();
    return;
  }
  const field = form.querySelector("input[name=_csrf]");
  if (token && field) field.value = token;
  gone.hidden = true;
  sure.add(form);
  form.requestSubmit(button);
}

/** What a form of the session carries; empty where there is no session any more. */
async function newToken() {
  const home = await fetch("/console", { redirect: "manual", cache: "no-store" });
  if (!home.ok) return "";
  const page = new DOMParser().parseFromString(await home.text(), "text/html");
  return page.querySelector("input[name=_csrf]")?.value ?? "";
}
