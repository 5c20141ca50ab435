// SPDX-License-Identifier: Apache-2.0
// The wallet: which view is open. No view has an address of its own, so nothing about a document stands in one.
import { silence } from "/assets/shared/speech.js";
import { byId, say } from "./dom.js";
import { claiming } from "./claiming.js";
import { listing } from "./listing.js";
import { paper } from "./paper.js";
import { choosing } from "./choosing.js";
import { presenting, stopPresenting } from "./presenting.js";
import { uses } from "./uses.js";
import { settings } from "./settings.js";
import { notices, secure, surroundings } from "./surroundings.js";

const VIEWS = { list: listing, claim: claiming, paper, choose: choosing, present: presenting, uses };
let place = { view: "list" };

async function open(focus) {
  stopPresenting();
  silence();
  const view = byId("view");
  if (!secure()) {
    view.replaceChildren();
    return;
  }
  const asked = place;
  const content = await VIEWS[asked.view](asked, go);
  if (asked !== place) return;
  view.replaceChildren(...content);
  view.dataset.view = asked.view;
  const title = view.querySelector("h1");
  if (focus && title) {
    title.tabIndex = -1;
    title.focus();
  }
  view.dispatchEvent(new CustomEvent("shown", { detail: asked }));
}

/** Opens a view; what it needs lives in memory and in the browser's history entry, never in the address. */
function go(view, given = {}, { instead = false } = {}) {
  // a button pressed twice opens one view, and one step back leaves it
  const again = place.view === view && place.id === given.id;
  place = { view, ...given };
  const kept = { view, id: given.id };
  if (instead || again) history.replaceState(kept, "", "/wallet/");
  else history.pushState(kept, "", "/wallet/");
  window.scrollTo(0, 0);
  return open(true);
}

const NO_SECRET = "-";

/** The secret of a link is taken out of the address and the history before anything else happens. */
function secretOfLink() {
  if (!location.hash) return undefined;
  // a link that lost a part on its way is told so, like any that the service does not know
  const secret = /^#claim=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1] ?? NO_SECRET;
  history.replaceState({ view: "list" }, "", "/wallet/");
  return secret;
}

function arrive() {
  const secret = secretOfLink();
  if (secret) go("claim", { secret });
  else open(false);
}

window.addEventListener("popstate", ({ state }) => {
  const again = state?.view === "paper" || state?.view === "choose" || state?.view === "uses";
  place = again ? state : { view: "list" };
  open(true);
});
window.addEventListener("hashchange", arrive);
// followed as a link it would be a step in the history, and lead to the list
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});

settings(() => {
  notices();
  say("");
  open(false);
});
surroundings();
arrive();
