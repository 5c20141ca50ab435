// SPDX-License-Identifier: Apache-2.0
// Reads a verifier's challenge with the camera, where the browser has a detector of its own; elsewhere it is typed.
import { button, el } from "./dom.js";
import { t } from "./texts.js";

const PAUSE = 200;

export const canScan = () => "BarcodeDetector" in window && Boolean(navigator.mediaDevices?.getUserMedia);

/** The first text of a QR code that begins like a challenge; null when the holder stops. */
export async function scanChallenge(place) {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const video = el("video", { muted: true, playsinline: true, class: "finder" });
  let stopped = false;
  place.replaceChildren(video, button("challenge-stop", t("back"), () => (stopped = true)));
  try {
    video.srcObject = stream;
    await video.play();
    while (!stopped && place.isConnected) {
      const found = (await detector.detect(video)).map((code) => code.rawValue).find((text) => text.startsWith("YZC1:"));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    return null;
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    place.replaceChildren();
  }
}
