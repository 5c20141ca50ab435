// SPDX-License-Identifier: Apache-2.0
/** The image of the contracts, without a network around it. */
@NullMarked
package org.yinzheng.conformance.image;

import org.jspecify.annotations.NullMarked;
