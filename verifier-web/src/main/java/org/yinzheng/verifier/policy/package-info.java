// SPDX-License-Identifier: Apache-2.0
/** Fabric's endorsement policies, evaluated anew: a peer's validity flags are only its word. */
@NullMarked
package org.yinzheng.verifier.policy;

import org.jspecify.annotations.NullMarked;
