// SPDX-License-Identifier: Apache-2.0
/** Who acts: regions, agencies, officers and their roles, and the door through which every call comes in. */
@NullMarked
package org.yinzheng.chaincode.authority;

import org.jspecify.annotations.NullMarked;
