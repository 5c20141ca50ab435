// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.codes.SocialCreditCode;
import org.yinzheng.chaincode.refusal.Require;

/**
 * What a registrar says of a new agency.
 *
 * @param agency social credit code
 * @param iss short issuer code: the two digits of the region and 1 to 6 of A-Z 0-9; never reused
 * @param roles what certificates of the agency may claim
 * @param types numbers of the types that it may issue
 * @param earliestCertificate client certificates made before this (epoch seconds) are refused; 0 for none
 */
public record AgencyEntry(
        String agency, String iss, Labels labels, List<Role> roles, List<Integer> types, long earliestCertificate) {
    public AgencyEntry {
        SocialCreditCode.check(agency, "agency");
        Require.present(iss, "iss");
        Require.present(labels, "labels");
        roles = Require.distinct(roles, 0, Role.values().length, "roles");
        types = LicenceType.checkNumbers(types, "types");
        Require.range(earliestCertificate, 0, 7_258_118_400L, "earliestCertificate");
    }
}
