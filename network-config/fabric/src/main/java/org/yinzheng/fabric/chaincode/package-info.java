// SPDX-License-Identifier: Apache-2.0
/** The contracts as a service: image, packages, addresses. */
@NullMarked
package org.yinzheng.fabric.chaincode;

import org.jspecify.annotations.NullMarked;
