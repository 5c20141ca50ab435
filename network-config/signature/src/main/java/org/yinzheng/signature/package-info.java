// SPDX-License-Identifier: Apache-2.0
/** ECDSA as a Fabric network's members make and check it, by the fastest provider that this machine has. */
@NullMarked
package org.yinzheng.signature;

import org.jspecify.annotations.NullMarked;
