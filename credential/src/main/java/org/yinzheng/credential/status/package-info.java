// SPDX-License-Identifier: Apache-2.0
/** Status lists: the states of many licences in one signed file (IETF Token Status List). */
@NullMarked
package org.yinzheng.credential.status;

import org.jspecify.annotations.NullMarked;
