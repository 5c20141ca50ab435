// SPDX-License-Identifier: Apache-2.0
/** Agreements between regions, records of recognition, objections and answers. */
@NullMarked
package org.yinzheng.chaincode.recognition;

import org.jspecify.annotations.NullMarked;
