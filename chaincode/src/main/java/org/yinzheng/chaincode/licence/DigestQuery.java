// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.yinzheng.chaincode.refusal.Require;

/** Names a licence by the digest of one of its credentials. Any member, and as a nested leaf call. */
public record DigestQuery(String digest) {
    public DigestQuery {
        Require.digest(digest, "digest");
    }
}
