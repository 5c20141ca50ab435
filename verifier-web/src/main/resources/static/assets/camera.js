// SPDX-License-Identifier: Apache-2.0
// Scans with the device's camera. Pictures stay in this device: only the text of a code leaves this file.
import { frameOf, nextLook, readPixels } from "./shared/decoder.js";
import { t } from "./texts.js";

/** Among several codes in a picture ours comes first. */
const OURS = "YZ1:";
const byId = (id) => document.getElementById(id);
const state = { stream: null, deliver: null, once: null, turn: 0 };

function reasonAgainst() {
  if (!window.isSecureContext) return "cameraInsecure";
  return navigator.mediaDevices?.getUserMedia ? null : "cameraMissing";
}

const REASONS = { NotAllowedError: "cameraDenied", SecurityError: "cameraDenied", NotFoundError: "cameraMissing", NotReadableError: "cameraBusy" };

function show(on) {
  byId("finder").hidden = !on;
  byId("scan-hint").hidden = !on;
  byId("camera-stop").hidden = !on;
  byId("finder-idle").hidden = on;
  byId("camera-start").hidden = on;
}

function fail(reason) {
  const place = byId("camera-error");
  place.textContent = reason ? t(reason) : "";
  place.hidden = !reason;
}

async function look(turn) {
  const video = byId("video");
  const canvas = document.createElement("canvas");
  while (state.stream && state.turn === turn) {
    await nextLook();
    if (!video.videoWidth || document.hidden) {
      await new Promise((ready) => setTimeout(ready, 100));
      continue;
    }
    const text = await readPixels(frameOf(video, canvas), OURS);
    if (text && state.stream && state.turn === turn) {
      const deliver = state.once ?? state.deliver;
      camera.stop();
      navigator.vibrate?.(60);
      deliver(text);
    }
  }
}

async function begin(once = null) {
  camera.stop();
  state.once = once;
  const reason = reasonAgainst();
  fail(reason);
  if (reason) return;
  const turn = ++state.turn;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
    if (state.turn !== turn) {
      stream.getTracks().forEach((track) => track.stop());
      return;
    }
    state.stream = stream;
    const video = byId("video");
    video.srcObject = stream;
    show(true);
    await video.play();
    await look(turn);
  } catch (error) {
    if (state.turn !== turn) return;
    camera.stop();
    fail(REASONS[error.name] ?? "cameraFailed");
  }
}

export const camera = {
  /** Every code that is read goes to deliver, unless another receiver was named for one scan. */
  start(deliver) {
    state.deliver = deliver;
    byId("camera-start").addEventListener("click", () => begin());
    byId("camera-stop").addEventListener("click", () => {
      camera.stop();
      document.querySelector(".ways [aria-selected=true]").focus();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) camera.stop();
    });
    window.addEventListener("pagehide", () => camera.stop());
  },

  /** Scans one code for somebody else, who shows the camera's place meanwhile. */
  scanFor: (receive) => begin(receive),

  /** Opens the camera at once where the person has allowed it before: never a question that nobody expects. */
  async scanIfAllowed() {
    try {
      const permission = await navigator.permissions.query({ name: "camera" });
      if (permission.state === "granted") await begin();
    } catch {
      // a browser that cannot tell: the button is there
    }
  },

  isOn: () => Boolean(state.stream),

  /** Stops, and takes back what was said about the camera. */
  leave() {
    camera.stop();
    fail(null);
  },

  stop() {
    state.turn++;
    state.stream?.getTracks().forEach((track) => track.stop());
    state.stream = null;
    state.once = null;
    byId("video").srcObject = null;
    show(false);
  },
};
