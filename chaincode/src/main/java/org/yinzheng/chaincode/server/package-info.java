// SPDX-License-Identifier: Apache-2.0
/** The chaincode as a service: one process, one port for each chaincode name. */
@NullMarked
package org.yinzheng.chaincode.server;

import org.jspecify.annotations.NullMarked;
