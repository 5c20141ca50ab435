// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import org.jspecify.annotations.Nullable;

/**
 * Who may log in, and the registered client identity it acts as.
 *
 * @param id the account's name in access tokens
 * @param secret only in the demonstration's file; a production issuer keeps its own
 * @param mspId the organisation
 * @param client the client's name in that organisation's connection.yaml
 */
public record Account(String id, @Nullable String secret, String mspId, String client) {
    /** Never the secret. */
    @Override
    public String toString() {
        return id;
    }
}
