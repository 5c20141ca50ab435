// SPDX-License-Identifier: Apache-2.0
// Draws a code: the link in byte mode, the credential in alphanumeric mode (one segment for both would cost five versions),
// level M, every module a whole number of the screen's pixels.
import { qrcode } from "/assets/credential/vendor/qrcode-generator.js";

const QUIET = 4;
const LARGEST = 520;

function encoded(link, text) {
  const code = qrcode(0, "M");
  code.addData(link, "Byte");
  code.addData(text, "Alphanumeric");
  code.make();
  return code;
}

/**
 * @param link the verifier's address; what follows # never leaves a browser
 * @param text YZ1:…
 */
export function draw(canvas, link, text) {
  const code = encoded(`${link}#`, text);
  const modules = code.getModuleCount();
  const size = modules + 2 * QUIET;
  const ratio = window.devicePixelRatio || 1;
  const room = Math.min(canvas.parentElement.clientWidth - 16, LARGEST) * ratio;
  const scale = Math.max(1, Math.floor(room / size));
  canvas.width = size * scale;
  canvas.height = size * scale;
  canvas.style.width = `${(size * scale) / ratio}px`;
  canvas.dataset.version = String((modules - 17) / 4);
  const brush = canvas.getContext("2d");
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.fillStyle = "#000";
  for (let row = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++) {
      if (code.isDark(row, column)) brush.fillRect((column + QUIET) * scale, (row + QUIET) * scale, scale, scale);
    }
  }
}
