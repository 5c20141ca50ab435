// SPDX-License-Identifier: Apache-2.0
/** network.yaml: one description, from which keys, certificates, blocks and profiles come. */
@NullMarked
package org.yinzheng.network;

import org.jspecify.annotations.NullMarked;
