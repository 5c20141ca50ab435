// SPDX-License-Identifier: Apache-2.0
/** What this verifier signs with a key of its own: what it carries for others, and what it answered. */
@NullMarked
package org.yinzheng.verifier.attestation;

import org.jspecify.annotations.NullMarked;
