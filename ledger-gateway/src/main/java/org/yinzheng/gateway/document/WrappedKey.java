// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

/**
 * A document's key, wrapped.
 *
 * @param masterKeyId of the master key that wrapped it
 */
record WrappedKey(String masterKeyId, byte[] bytes) {}
