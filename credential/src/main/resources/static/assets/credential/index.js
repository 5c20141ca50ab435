// SPDX-License-Identifier: Apache-2.0
// The credential in the browser: no build step, no request to anybody.
export { verify } from "./verify.js";
export { openBundle, readVerificationRecord } from "./bundle.js";
export { SeenPresentations } from "./replay.js";
export { holderCoseKey, newHolderKey, openWallet, show } from "./wallet.js";
export { newChallenge, readChallenge, spokenChallenge, writeChallenge } from "./challenge.js";
export { hex, ofHex, sha256 } from "./bytes.js";

/** A context that judges by an opened bundle alone; limitSeconds is how old each part may be for a green verdict. */
export const offlineContext = (offline, { now, here, matter, limitSeconds, asked }) => ({
  now, here, matter, limitSeconds, asked, offline, trust: offline.trust, type: offline.type, inForce: offline.inForce,
});
