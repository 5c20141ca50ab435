// SPDX-License-Identifier: Apache-2.0
/** Fabric's gRPC services, as its client libraries expect them. */
@NullMarked
package org.yinzheng.localpeer.service;

import org.jspecify.annotations.NullMarked;
