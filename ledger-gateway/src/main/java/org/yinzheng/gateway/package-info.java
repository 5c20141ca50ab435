// SPDX-License-Identifier: Apache-2.0
/** Agencies API and console, issuing, QR, PDF, off-chain documents. */
@NullMarked
package org.yinzheng.gateway;

import org.jspecify.annotations.NullMarked;
