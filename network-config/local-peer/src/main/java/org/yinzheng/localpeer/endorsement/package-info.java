// SPDX-License-Identifier: Apache-2.0
/** From a signed proposal to a prepared transaction: checks, simulation, endorsements. */
@NullMarked
package org.yinzheng.localpeer.endorsement;

import org.jspecify.annotations.NullMarked;
