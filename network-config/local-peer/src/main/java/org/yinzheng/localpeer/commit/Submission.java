// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import com.google.protobuf.ByteString;
import java.util.concurrent.CompletableFuture;

/**
 * A transaction waiting for its block.
 *
 * @param durable completed when its block is on the disk, whatever the block says of it
 */
record Submission(ByteString envelope, CheckedTransaction checked, CompletableFuture<Void> durable) {}
