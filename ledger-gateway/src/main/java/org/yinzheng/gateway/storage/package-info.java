// SPDX-License-Identifier: Apache-2.0
/** The gateway's own folder, secrets and database: one writer, many writes in one commit. */
@NullMarked
package org.yinzheng.gateway.storage;

import org.jspecify.annotations.NullMarked;
