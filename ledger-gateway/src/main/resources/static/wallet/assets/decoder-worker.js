// SPDX-License-Identifier: Apache-2.0
// The decoder's thread, below the wallet's own path: so the wallet's service worker keeps all that it loads.
import "/assets/shared/decoder-worker.js";
