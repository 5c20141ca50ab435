// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.trust;

import java.util.List;
import java.util.Optional;
import org.yinzheng.credential.key.KeyId;

/** Issuers and their keys, as of the moment that is asked about. Implementations answer from memory. */
public interface TrustList {

    /** The issuer with a short code. */
    Optional<TrustedIssuer> issuer(String iss);

    /** The issuer's keys with an identifier, open or closed, of any use: usually one, more on a collision. */
    List<TrustedKey> keys(String iss, KeyId kid);
}
