// SPDX-License-Identifier: Apache-2.0
// Says what does not fit as soon as a person leaves an input; the server checks, here nothing is known of any rule.

const form = document.getElementById("entry");
const said = document.getElementById("said");
const left = new Set();

form.addEventListener("focusout", (event) => {
  if (event.target.id && event.target.name) {
    left.add(event.target.id);
    check(event.target.id);
  }
});

async function check(last) {
  const answer = await fetch(form.dataset.check, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "application/json" },
    redirect: "error",
  }).catch(() => null);
  if (answer?.ok) {
    show(await answer.json(), last);
  }
}

function show(faults, last) {
  for (const id of left) {
    const input = document.getElementById(id);
    const note = document.getElementById(`${id}-wrong`);
    if (input && note) {
      note.textContent = faults[id] ?? "";
      input.setAttribute("aria-invalid", String(id in faults));
    }
  }
  said.textContent = faults[last] ? `${labelOf(last)}: ${faults[last]}` : "";
}

function labelOf(id) {
  return document.querySelector(`label[for="${id}"] span`)?.textContent ?? "";
}
