// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.organisation;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * A registered client of an organisation. Agency, roles and officer are read from its certificate: the ledger decides by
 * the same bytes.
 *
 * @param name the client's name in its organisation, for example {@code zj-market-clerk}
 * @param mspId the organisation
 * @param agency 18-character social credit code, empty for an identity of the organisation itself
 * @param officer pseudonym from the certificate's subject
 */
public record LedgerIdentity(
        String name,
        String mspId,
        String agency,
        String officer,
        Set<Role> roles,
        X509Certificate certificate,
        PrivateKey privateKey) {
    public LedgerIdentity {
        roles = Set.copyOf(roles);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return mspId + "/" + name;
    }
}
