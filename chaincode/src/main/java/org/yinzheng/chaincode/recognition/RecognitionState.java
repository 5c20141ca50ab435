// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.licence.LicenceStatus;

/**
 * One use of a licence by an authority of another region, write-once under REC in the recogniser's namespace.
 *
 * @param licenceSeq sequence number of the licence that was seen
 * @param statusSeen its state then; EXPIRED shows in {@code reason}, not here
 * @param fields keys of the fields that were shown, ascending
 * @param recordedAt epoch seconds
 */
public record RecognitionState(
        String recognition,
        @Nullable String agreement,
        @Nullable Integer version,
        String issuerRegion,
        String licenceId,
        long licenceSeq,
        LicenceStatus statusSeen,
        String digest,
        String region,
        String agency,
        String officer,
        String matter,
        Finding finding,
        @Nullable String reason,
        @Nullable List<Integer> fields,
        @Nullable String causeDigest,
        String transactionId,
        long recordedAt) {}
