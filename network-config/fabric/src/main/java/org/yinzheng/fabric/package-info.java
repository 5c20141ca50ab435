// SPDX-License-Identifier: Apache-2.0
/** A Hyperledger Fabric network in containers: up, status, down, from one {@code network.yaml}. */
@NullMarked
package org.yinzheng.fabric;

import org.jspecify.annotations.NullMarked;
