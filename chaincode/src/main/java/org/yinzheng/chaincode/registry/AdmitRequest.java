// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.codes.SocialCreditCode;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Admits an agency's types for use in other regions, or changes that; national platform, its own namespace. No types: the
 * admission ends.
 *
 * @param seq 0 for the first admission, then the sequence number that was read
 * @param keyQuota how many open issuing keys the agency may have, 0 to 64
 */
public record AdmitRequest(String requestId, String agency, String region, long seq, List<Integer> types, int keyQuota)
        implements Request {
    public AdmitRequest {
        Require.uuid(requestId, "requestId");
        SocialCreditCode.check(agency, "agency");
        Regions.check(region, "region");
        Require.range(seq, 0, Integer.MAX_VALUE, "seq");
        types = LicenceType.checkNumbers(types, "types");
        Require.range(keyQuota, 0, 64, "keyQuota");
    }
}
