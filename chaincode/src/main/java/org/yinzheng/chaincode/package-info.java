// SPDX-License-Identifier: Apache-2.0
/** Contracts: registry, licence, recognition, receipt. */
@NullMarked
package org.yinzheng.chaincode;

import org.jspecify.annotations.NullMarked;
