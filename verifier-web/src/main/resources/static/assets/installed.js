// SPDX-License-Identifier: Apache-2.0
// Keeps this page on the device, and lets a newer one take over when nobody is reading a result.
const LOOK_AGAIN_MS = 60 * 60_000;

/** Whether this address may keep anything: browsers allow it over https and on this very machine only. */
export const mayKeep = () => window.isSecureContext && "serviceWorker" in navigator && "caches" in window;

export const installed = {
  /** @param idle whether nothing is on the screen that a reload would take away */
  async start(idle) {
    if (!mayKeep()) return;
    const hadOne = Boolean(navigator.serviceWorker.controller);
    let reloading = false;
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (hadOne && !reloading) {
        reloading = true;
        location.reload();
      }
    });
    try {
      const registration = await navigator.serviceWorker.register("service-worker.js", { updateViaCache: "none" });
      const offer = () => idle() && registration.waiting?.postMessage("take over");
      offer();
      setInterval(() => registration.update().then(offer, () => undefined), LOOK_AGAIN_MS);
      document.addEventListener("visibilitychange", offer);
    } catch {
      // a browser that forbids it: the page works while there is a network
    }
  },
};
