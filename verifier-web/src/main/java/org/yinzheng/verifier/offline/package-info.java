// SPDX-License-Identifier: Apache-2.0
/** What a page carries for when the network is gone: a signed bundle, the status lists beside it, and the page itself. */
@NullMarked
package org.yinzheng.verifier.offline;

import org.jspecify.annotations.NullMarked;
