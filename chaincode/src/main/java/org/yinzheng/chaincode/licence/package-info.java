// SPDX-License-Identifier: Apache-2.0
/** The life of a licence: issue, operations, credentials, transfer between regions. */
@NullMarked
package org.yinzheng.chaincode.licence;

import org.jspecify.annotations.NullMarked;
