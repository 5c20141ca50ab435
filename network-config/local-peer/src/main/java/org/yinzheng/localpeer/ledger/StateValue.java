// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import com.google.protobuf.ByteString;

/**
 * The committed value of a key.
 *
 * @param metadata the entries of a {@code kvrwset.KVMetadataWrite} without the key, empty if none
 */
public record StateValue(ByteString value, ByteString metadata, Version version) {}
