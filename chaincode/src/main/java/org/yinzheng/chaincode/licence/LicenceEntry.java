// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/**
 * A licence to be recorded. Nothing in it is about a person: content stays with the issuer, digests and salted commitments
 * stand here.
 *
 * @param licenceId GB/T 36904, with its check character
 * @param statusIndex place in the issuer's status list of the type
 * @param issueDate ISO date
 * @param validTo last day of validity; absent when long-term
 * @param holderCommitment HMAC over the holders with a random key kept off the ledger
 * @param fileDigest digest of the issuer's document, salted
 * @param dataGrade 1 to 4, no lower than the type's
 * @param credentials 1 to 8
 */
public record LicenceEntry(
        String licenceId,
        long statusIndex,
        String issueDate,
        String validFrom,
        @Nullable String validTo,
        String holderCommitment,
        String fileDigest,
        int dataGrade,
        List<CredentialEntry> credentials) {
    public static final int MAX_CREDENTIALS = 8;

    public LicenceEntry {
        LicenceId.parse(licenceId);
        Require.range(statusIndex, 0, Integer.MAX_VALUE, "statusIndex");
        Require.date(issueDate, "issueDate");
        var first = Require.date(validFrom, "validFrom");
        if (validTo != null) {
            var last = Require.date(validTo, "validTo");
            Require.that(
                    !last.isBefore(first), Refusal.DATES_OUT_OF_ORDER, "validTo must be the day of validFrom or later");
        }
        Require.digest(holderCommitment, "holderCommitment");
        Require.digest(fileDigest, "fileDigest");
        Require.range(dataGrade, 1, 4, "dataGrade");
        credentials = Require.list(credentials, 1, MAX_CREDENTIALS, "credentials");
    }
}
