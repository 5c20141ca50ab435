// SPDX-License-Identifier: Apache-2.0
// The ticket behind # goes into the form, and along when language or view are changed; it reaches the server in a body only.

const form = document.getElementById("rating");

form.elements.ticket.value = location.hash.slice(1);
form.setAttribute("action", form.getAttribute("action") + location.hash);
for (const link of document.querySelectorAll(".switch")) link.hash = location.hash;
document.getElementById("no-ticket").hidden = location.hash.length > 1;
document.getElementById("send").disabled = location.hash.length <= 1;
