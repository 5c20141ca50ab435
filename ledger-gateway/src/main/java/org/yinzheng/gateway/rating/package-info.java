// SPDX-License-Identifier: Apache-2.0
/**
 * Rating the service (好差评): who was served, by a recognition or by a check alone, rates it once, in five grades, by a link
 * of its own. What is said stays in this gateway's database and names nobody.
 */
@NullMarked
package org.yinzheng.gateway.rating;

import org.jspecify.annotations.NullMarked;
