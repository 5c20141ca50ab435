// SPDX-License-Identifier: Apache-2.0
/** What breaks while licences are issued on a Fabric network, and what must hold afterwards. */
@NullMarked
package org.yinzheng.conformance.faults;

import org.jspecify.annotations.NullMarked;
