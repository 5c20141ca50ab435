// SPDX-License-Identifier: Apache-2.0
/** Why a call is refused: stable codes, and the checks that every record makes at birth. No shim classes. */
@NullMarked
package org.yinzheng.chaincode.refusal;

import org.jspecify.annotations.NullMarked;
