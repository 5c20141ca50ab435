// SPDX-License-Identifier: Apache-2.0
// Keeps this page on the device, and lets a newer one take over when nobody is reading a result.
const LOOK_AGAIN_MS = 60 * 60_000;
const LOOK_AT_REST_MS = 20_000;

/** Whether this address may keep anything: browsers allow it over https and on this very machine only. */
export const mayKeep = () => window.isSecureContext && "serviceWorker" in navigator && "caches" in window;

export const installed = {
  /** @param idle whether nothing is on the screen that a reload would take away */
  async start(idle) {
    if (!mayKeep()) return;
    let hadOne = Boolean(navigator.serviceWorker.controller);
    let outdated = false;
    let registration;
    // another tab may have let the newer one take over: this one goes on with what it has until it rests
    const renew = () => {
      if (!idle()) return;
      if (outdated) location.reload();
      else registration?.waiting?.postMessage("take over");
    };
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      outdated = hadOne;
      hadOne = true;
      renew();
    });
    document.addEventListener("visibilitychange", renew);
    setInterval(renew, LOOK_AT_REST_MS);
    const register = async () => {
      registration = await navigator.serviceWorker.register("service-worker.js", { updateViaCache: "none" });
      renew();
    };
    // a first one that failed leaves nothing to be renewed, so it begins anew each time
    setInterval(() => register().then(() => registration.update()).catch(() => undefined), LOOK_AGAIN_MS);
    try {
      await register();
    } catch {
      // a browser that forbids it, or a release that changes over: the page works while there is a network
    }
  },
};
