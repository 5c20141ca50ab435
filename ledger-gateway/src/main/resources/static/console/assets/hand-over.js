// SPDX-License-Identifier: Apache-2.0
// Takes what a verifier's page handed over behind #, out of address and history at once, and keeps it in this tab until its
// clerk has signed in: a document to record the recognition of, or with then=rate a matter whose service is to be rated.

const PLACE = "yinzheng-hand-over";
const given = new URLSearchParams(location.hash.slice(1));
const then = given.get("then") === "rate" ? "rate" : "record";
const values = Object.fromEntries(["code", "here", "matter"].map((name) => [name, given.get(name) ?? ""]));

if (then === "rate" || values.code) {
  history.replaceState(null, "", location.pathname);
  sessionStorage.setItem(PLACE, JSON.stringify({ values, at: Date.now() }));
}
location.replace(document.getElementById("hand-over").dataset[then]);
