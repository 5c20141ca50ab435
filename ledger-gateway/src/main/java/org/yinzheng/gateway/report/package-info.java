// SPDX-License-Identifier: Apache-2.0
/** Reports: what an agency did in a month, what became of granted numbers, a day against a unit's own list, the regulator's view. */
@NullMarked
package org.yinzheng.gateway.report;

import org.jspecify.annotations.NullMarked;
