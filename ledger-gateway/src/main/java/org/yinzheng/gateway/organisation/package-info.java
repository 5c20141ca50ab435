// SPDX-License-Identifier: Apache-2.0
/** The organisations this process serves and the registered client identities that act for them. */
@NullMarked
package org.yinzheng.gateway.organisation;

import org.jspecify.annotations.NullMarked;
