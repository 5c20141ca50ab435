// SPDX-License-Identifier: Apache-2.0
/** Follows the blocks of the own province's peer and believes only what it can check. The entry point is {@link org.yinzheng.verifier.follow.Follower}. */
@NullMarked
package org.yinzheng.verifier.follow;

import org.jspecify.annotations.NullMarked;
