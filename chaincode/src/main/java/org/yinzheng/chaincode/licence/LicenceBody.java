// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A licence as issued, write-once under LIC in the issuer's namespace; it is also operation 1 of the licence's history.
 * While nothing happened since, there is no record under LST and the licence is VALID with sequence number 1.
 *
 * @param operation ISSUE, RENEW, CHANGE, REISSUE, CORRECT or TRANSFER_IN
 * @param issuer social credit code
 * @param predecessor identifier of the licence it follows, here or in {@code fromRegion}
 * @param fromRegion for TRANSFER_IN: the losing region
 * @param imported true where the licence existed before it was recorded here; absent otherwise
 * @param officer pseudonym of the clerk (subject CN)
 * @param recordedAt epoch seconds
 */
public record LicenceBody(
        String licenceId,
        Operation operation,
        int type,
        int typeVersion,
        String issuer,
        String iss,
        String region,
        long statusIndex,
        String issueDate,
        String validFrom,
        @Nullable String validTo,
        String holderCommitment,
        String fileDigest,
        int dataGrade,
        List<CredentialState> credentials,
        @Nullable String predecessor,
        @Nullable String fromRegion,
        @Nullable Boolean imported,
        String officer,
        String requestId,
        String transactionId,
        long recordedAt) {
    public LicenceBody {
        credentials = List.copyOf(credentials);
    }

    /** The state of a licence to which nothing has happened since its issue. */
    public LicenceState initialState() {
        return new LicenceState(
                licenceId, 1, LicenceStatus.VALID, operation, null, credentials, null, null, officer, recordedAt);
    }
}
