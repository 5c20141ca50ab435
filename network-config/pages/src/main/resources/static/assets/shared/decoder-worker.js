// SPDX-License-Identifier: Apache-2.0
import { prepareZXingModule, readBarcodes } from "./vendor/zxing-wasm/reader/index.js";

// without this the library would fetch its WebAssembly from a content network
prepareZXingModule({
  overrides: { locateFile: (name) => new URL(`vendor/zxing-wasm/reader/${name}`, import.meta.url).href },
});

const OPTIONS = { formats: ["QRCode"], tryHarder: true, tryRotate: true, tryInvert: true, maxNumberOfSymbols: 4, textMode: "Plain" };

self.addEventListener("message", async ({ data: { id, input, wanted } }) => {
  let text = null;
  try {
    const texts = (await readBarcodes(input, OPTIONS)).filter((found) => found.isValid).map((found) => found.text);
    text = texts.find((found) => found.includes(wanted)) ?? texts[0] ?? null;
  } catch {
    // a damaged picture holds no code
  }
  self.postMessage({ id, text });
});
