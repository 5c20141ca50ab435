// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Records one use of another region's licence for one matter; clerk, the recogniser's own namespace.
 *
 * @param recognition a UUID that names the record
 * @param agreement required for RECOGNISED
 * @param issuerRegion where the licence was issued
 * @param digest the credential that was shown
 * @param matter code of the matter (事项)
 * @param reason code; required unless RECOGNISED
 * @param fields keys of the fields that were shown, each once, never a value; absent where nobody says,
 *     which shows none of an agreement's minimum fields
 * @param causeDigest salted digest of the text that stays off the ledger
 */
public record RecogniseRequest(
        String requestId,
        String recognition,
        @Nullable String agreement,
        @Nullable Integer version,
        String issuerRegion,
        String digest,
        String matter,
        Finding finding,
        @Nullable String reason,
        @Nullable List<Integer> fields,
        @Nullable String causeDigest)
        implements Request {
    public RecogniseRequest {
        Require.uuid(requestId, "requestId");
        Require.uuid(recognition, "recognition");
        Require.codeIfPresent(agreement, "agreement");
        Require.that((agreement == null) == (version == null), "agreement and version go together");
        Regions.check(issuerRegion, "issuerRegion");
        Require.digest(digest, "digest");
        Require.code(matter, "matter");
        Require.present(finding, "finding");
        Require.codeIfPresent(reason, "reason");
        fields = fields == null ? null : ShownFields.check(fields);
        Require.digestIfPresent(causeDigest, "causeDigest");
        Require.that(finding != Finding.RECOGNISED || agreement != null, "agreement is required for RECOGNISED");
        Require.that(finding == Finding.RECOGNISED || reason != null, "reason is required unless RECOGNISED");
    }
}
