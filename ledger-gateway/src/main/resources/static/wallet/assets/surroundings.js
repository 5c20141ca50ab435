// SPDX-License-Identifier: Apache-2.0
// Where the page runs, and what that means: no encryption, a browser inside another app, no network, not installed.
import { button, byId, el } from "./dom.js";
import { t } from "./texts.js";

const IN_APP = [["wechat", /MicroMessenger/i], ["alipay", /AlipayClient/i]];
const APPLE = /iPhone|iPad/;
let offered = null;

/** Without it a browser offers neither keys nor camera nor a service worker. */
export const secure = () => window.isSecureContext && Boolean(window.crypto?.subtle) && "indexedDB" in window;

const standalone = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

const notice = (id, title, words, ...more) => el("div", { class: "notice", id, role: "note" }, el("strong", {}, title), el("p", {}, words), ...more);

function inApp() {
  const app = IN_APP.find(([, pattern]) => pattern.test(navigator.userAgent))?.[0];
  return app ? el("div", { class: "failure", id: "in-app", role: "note" }, el("strong", {}, t("inAppTitle", t(app))), el("p", {}, t("inApp"))) : null;
}

function install() {
  if (standalone()) return null;
  if (offered) return notice("install", t("installTitle"), t("installAbout"), button("install-now", t("install"), installNow));
  return APPLE.test(navigator.userAgent) ? notice("install", t("installTitle"), t("installApple")) : null;
}

async function installNow() {
  const prompt = offered;
  offered = null;
  await prompt.prompt();
  notices();
}

export function notices() {
  const shown = secure()
    ? [inApp(), navigator.onLine ? null : el("p", { class: "notice", id: "offline" }, t("offline"))]
    : [inApp(), el("div", { class: "failure", id: "plain", role: "alert" }, el("strong", {}, t("plainTitle")), el("p", {}, t("plain")))];
  byId("notices").replaceChildren(...shown.filter(Boolean));
  byId("below").replaceChildren(...[secure() ? install() : null].filter(Boolean));
}

export function surroundings() {
  for (const change of ["online", "offline"]) window.addEventListener(change, notices);
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event;
    notices();
  });
  window.addEventListener("appinstalled", () => {
    offered = null;
    notices();
  });
  notices();
  if (secure()) navigator.serviceWorker?.register("/wallet/worker.js", { scope: "/wallet/" });
}
