// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.trust;

import java.util.List;
import org.yinzheng.credential.verdict.Bilingual;

/**
 * An agency that issues.
 *
 * @param iss its short code, claim iss
 * @param agency its social credit code, 18 characters
 * @param region its province, 6 digits
 * @param granted the types its own province lets it issue
 * @param admitted the types for which the national platform admitted it, without which it is not known elsewhere
 * @param frozen whether its organisation's root certificate changed and nobody has confirmed the change yet
 */
public record TrustedIssuer(
        String iss,
        String agency,
        Bilingual name,
        String region,
        List<TypeGrant> granted,
        List<TypeGrant> admitted,
        boolean frozen) {
    public TrustedIssuer {
        granted = List.copyOf(granted);
        admitted = List.copyOf(admitted);
    }
}
