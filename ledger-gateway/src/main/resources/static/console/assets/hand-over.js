// SPDX-License-Identifier: Apache-2.0
// Takes a document that a verifier's page handed over behind #, out of address and history at once, and keeps it in this tab
// until its clerk has signed in.

const PLACE = "yinzheng-hand-over";
const given = new URLSearchParams(location.hash.slice(1));

if (given.get("code")) {
  history.replaceState(null, "", location.pathname);
  const kept = { code: given.get("code"), here: given.get("here") ?? "", matter: given.get("matter") ?? "", at: Date.now() };
  sessionStorage.setItem(PLACE, JSON.stringify(kept));
}
location.replace(document.getElementById("hand-over").dataset.next);
