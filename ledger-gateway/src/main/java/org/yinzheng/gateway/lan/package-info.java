// SPDX-License-Identifier: Apache-2.0
/** The demonstration for phones in the same network: HTTPS under an authority of its own, and how to trust it. */
@NullMarked
package org.yinzheng.gateway.lan;

import org.jspecify.annotations.NullMarked;
