// SPDX-License-Identifier: Apache-2.0
// Compares a file with a digest on the ledger; the file stays on this computer.

const file = document.getElementById("basis-file");
const said = document.getElementById("basis-said");

file.addEventListener("change", async () => {
  const [chosen] = file.files;
  const word = chosen ? await compare(chosen).catch(() => "failed") : "";
  if (chosen === file.files[0]) {
    said.className = { same: "success", other: "failure", failed: "failure" }[word] ?? "";
    said.textContent = word ? file.dataset[word] : "";
  }
});

async function compare(chosen) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await chosen.arrayBuffer()));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex === file.dataset.digest ? "same" : "other";
}
