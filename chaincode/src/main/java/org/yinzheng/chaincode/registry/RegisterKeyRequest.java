// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Proposes an issuing key of the caller's agency; keeper. It signs nothing before a second officer confirms it.
 *
 * @param kid first 8 bytes of the SHA-256 of the SubjectPublicKeyInfo, 16 hex digits
 * @param algorithm COSE: -9 (P-256, SHA-256) or -70002 (SM2, SM3)
 * @param publicKey SubjectPublicKeyInfo, DER, named curve, uncompressed, standard base64
 * @param types numbers of the types that it may sign; empty for every type of the agency
 * @param notAfter epoch seconds; absent when it has no planned end
 */
public record RegisterKeyRequest(
        String requestId,
        String kid,
        KeyUse use,
        int algorithm,
        String publicKey,
        List<Integer> types,
        @Nullable Long notAfter)
        implements Request {
    public RegisterKeyRequest {
        Require.uuid(requestId, "requestId");
        Require.hex(kid, 16, "kid");
        Require.present(use, "use");
        Require.text(publicKey, 200, "publicKey");
        types = LicenceType.checkNumbers(types, "types");
        if (notAfter != null) {
            Require.time(notAfter, "notAfter");
        }
    }
}
