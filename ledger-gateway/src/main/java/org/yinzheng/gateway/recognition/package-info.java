// SPDX-License-Identifier: Apache-2.0
/** Agreements between regions, recognition records, objections and answers. */
@NullMarked
package org.yinzheng.gateway.recognition;

import org.jspecify.annotations.NullMarked;
