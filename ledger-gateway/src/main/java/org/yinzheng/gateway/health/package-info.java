// SPDX-License-Identifier: Apache-2.0
/** What the operator is told: is the peer reachable, does the outbox drain, are the keys loaded. */
@NullMarked
package org.yinzheng.gateway.health;

import org.jspecify.annotations.NullMarked;
