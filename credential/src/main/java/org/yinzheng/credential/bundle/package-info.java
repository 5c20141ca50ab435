// SPDX-License-Identifier: Apache-2.0
/** What a verifier carries without a network, and what it attests: signed bundles and verification records. */
@NullMarked
package org.yinzheng.credential.bundle;

import org.jspecify.annotations.NullMarked;
