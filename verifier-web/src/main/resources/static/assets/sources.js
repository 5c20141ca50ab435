// SPDX-License-Identifier: Apache-2.0
// Where a document comes from: the camera, a picture or PDF, a hand scanner or pasted text, or the fragment of a link.
// A fragment is taken out of the address and the history at once; it is sent, in a body, only to this page's own server.
import { camera } from "./camera.js";
import { readPicture } from "./shared/decoder.js";
import { listenForScanner, unfold } from "./hand-scanner.js";
import { t } from "./texts.js";

const LARGEST_FILE = 10 * 1024 * 1024;
const byId = (id) => document.getElementById(id);
let deliver = () => {};

export function takeFragment() {
  // some programs escape the colon when they hand a link on
  const fragment = location.hash.slice(1).replace(/%3A/gi, ":");
  if (!/^YZ[1R]:/.test(fragment)) return null;
  history.replaceState(null, "", location.pathname + location.search);
  return fragment;
}

const typed = (text) => unfold(text.trim());

/**
 * A picture is read here first: then only the code's text leaves this device. What cannot be read here goes to the server.
 * Reading takes a while, so it is handed on as a part of the answering.
 */
function takeFile(file) {
  if (!file) return;
  const name = byId("file-name");
  name.textContent = `${t("chosen")} ${file.name}`;
  name.hidden = false;
  byId("drop").classList.add("has-file");
  if (file.size > LARGEST_FILE) {
    deliver({ error: "problem.BODY_TOO_LARGE" });
    return;
  }
  deliver({ file, read: () => textIn(file) });
}

async function textIn(file) {
  if (!file.type.startsWith("image/")) return null;
  try {
    const text = await readPicture(file, "YZ1:");
    return /YZ[1R]:/.test(text ?? "") ? text : null;
  } catch {
    return null;
  }
}

export const sources = {
  /** Delivers {text, folded}, {file, read} whose promise is the text or null, or {error}. */
  start(receive) {
    deliver = receive;
    byId("file").addEventListener("change", (event) => takeFile(event.target.files[0]));
    byId("code-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const given = typed(byId("text").value);
      // what is scanned next comes in its place
      byId("text").select();
      deliver(given.text ? given : { error: "nothingGiven", focus: "text" });
    });
    byId("text").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        byId("code-form").requestSubmit();
      }
    });
    listenForScanner((text) => deliver(typed(text)));
    const drop = byId("drop");
    for (const [name, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", over);
      });
    }
    drop.addEventListener("drop", (event) => takeFile(event.dataTransfer.files[0]));
    document.addEventListener("paste", (event) => {
      const file = [...(event.clipboardData?.files ?? [])][0];
      if (file) takeFile(file);
    });
    camera.start((text) => deliver({ text }));
    window.addEventListener("hashchange", () => {
      const fragment = takeFragment();
      if (fragment) deliver({ text: fragment });
    });
  },

  clear() {
    byId("text").value = "";
    byId("file").value = "";
    byId("file-name").hidden = true;
    byId("drop").classList.remove("has-file");
  },
};
