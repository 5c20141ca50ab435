// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.codes.SocialCreditCode;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Changes an agency; registrar, own namespace. Every member replaces what stands there.
 *
 * @param seq the sequence number that was read
 * @param blockedCertificates SHA-256 of client certificates (DER, hex) that were stolen or withdrawn
 * @param earliestCertificate client certificates made before this are refused, epoch seconds; 0 for none
 */
public record UpdateAgencyRequest(
        String requestId,
        String agency,
        long seq,
        Labels labels,
        List<Role> roles,
        List<Integer> types,
        List<String> blockedCertificates,
        long earliestCertificate)
        implements Request {
    public UpdateAgencyRequest {
        Require.uuid(requestId, "requestId");
        SocialCreditCode.check(agency, "agency");
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        Require.present(labels, "labels");
        roles = Require.distinct(roles, 0, Role.values().length, "roles");
        types = LicenceType.checkNumbers(types, "types");
        blockedCertificates = Require.distinct(blockedCertificates, 0, 200, "blockedCertificates");
        blockedCertificates.forEach(digest -> Require.digest(digest, "blockedCertificates"));
        Require.range(earliestCertificate, 0, 7_258_118_400L, "earliestCertificate");
    }
}
