// SPDX-License-Identifier: Apache-2.0
/** Public identifiers and their check characters: region, social credit code, citizen number, licence identifier. No shim classes. */
@NullMarked
package org.yinzheng.chaincode.codes;

import org.jspecify.annotations.NullMarked;
