// SPDX-License-Identifier: Apache-2.0
/**
 * What the ledger must never hold: the documents themselves, their holders, salts and credentials. The door is {@link
 * org.yinzheng.gateway.document.DocumentStore}; everything behind it is encrypted at rest, and erasure destroys a key.
 */
@NullMarked
package org.yinzheng.gateway.document;

import org.jspecify.annotations.NullMarked;
