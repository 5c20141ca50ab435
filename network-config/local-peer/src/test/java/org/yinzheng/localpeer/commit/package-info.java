// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.localpeer.commit;

import org.jspecify.annotations.NullMarked;
