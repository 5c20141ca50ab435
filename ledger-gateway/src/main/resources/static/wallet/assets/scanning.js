// SPDX-License-Identifier: Apache-2.0
// Reads a verifier's challenge with the camera or in a picture. Pictures stay in this device.
import { frameOf, nextLook, readPicture, readPixels, threadAt } from "/assets/shared/decoder.js";
import { button, el } from "./dom.js";
import { t } from "./texts.js";

const CHALLENGE = "YZC1:";
threadAt("/wallet/assets/decoder-worker.js");

/** Whether the page may ask for a camera. */
export const hasCamera = () => Boolean(navigator.mediaDevices?.getUserMedia);

const challengeIn = (text) => (text?.startsWith(CHALLENGE) ? text : null);

/** The challenge in a picture file, null where there is none. */
export const pictureChallenge = async (file) => challengeIn(await readPicture(file, CHALLENGE));

/** The first challenge that the camera sees; null when the holder stops. */
export async function scanChallenge(place) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const video = el("video", { muted: true, playsinline: true, class: "finder", "aria-label": t("challengeScan") });
  const canvas = document.createElement("canvas");
  let stopped = false;
  place.replaceChildren(video, button("challenge-stop", t("back"), () => (stopped = true)));
  try {
    video.srcObject = stream;
    await video.play();
    while (!stopped && place.isConnected) {
      await nextLook();
      const found = video.videoWidth ? challengeIn(await readPixels(frameOf(video, canvas), CHALLENGE)) : null;
      if (found) return found;
    }
    return null;
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    place.replaceChildren();
  }
}
