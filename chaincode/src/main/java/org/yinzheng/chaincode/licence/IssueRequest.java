// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Issues licences of one type, signed with one key: all or none. A single issue is a list of one. Several requests for one
 * licence each may be joined into one call: each keeps its request id, which is used up and fenced as if it had come alone.
 *
 * @param type the type's number
 * @param typeVersion the version in use in the region
 * @param kid the key that signed the credentials
 * @param licences 1 to 200
 * @param imported true where the licences existed before and keep their identifiers; left out otherwise
 * @param joined the request ids of the licences, in their order, where several requests were joined; left out otherwise
 */
public record IssueRequest(
        String requestId,
        int type,
        int typeVersion,
        String kid,
        List<LicenceEntry> licences,
        @Nullable Boolean imported,
        @Nullable List<String> joined)
        implements Request {
    public static final int MAX_LICENCES = 200;

    public IssueRequest {
        Require.uuid(requestId, "requestId");
        Require.range(type, 1, 65_535, "type");
        Require.range(typeVersion, 1, 9999, "typeVersion");
        Require.hex(kid, 16, "kid");
        licences = Require.list(licences, 1, MAX_LICENCES, "licences");
        Require.that(imported == null || imported, Refusal.ARGUMENT_INVALID, "imported must be true, or else left out");
        if (joined != null) {
            joined = Require.distinct(joined, licences.size(), licences.size(), "joined");
            joined.forEach(id -> Require.uuid(id, "every entry of joined"));
            Require.that(
                    !joined.contains(requestId),
                    Refusal.ARGUMENT_INVALID,
                    "joined must not repeat the call's requestId");
        }
    }

    /** New licences. */
    public IssueRequest(String requestId, int type, int typeVersion, String kid, List<LicenceEntry> licences) {
        this(requestId, type, typeVersion, kid, licences, null, null);
    }

    /** One of the joined requests, as it is when it comes alone. */
    IssueRequest alone(int place) {
        return new IssueRequest(
                Objects.requireNonNull(joined).get(place),
                type,
                typeVersion,
                kid,
                List.of(licences.get(place)),
                imported,
                null);
    }

    @Override
    public List<LedgerKeys.Key> readsAhead() {
        List<LedgerKeys.Key> keys = new ArrayList<>();
        keys.add(LedgerKeys.adoption(type));
        keys.add(LedgerKeys.issuingKey(kid));
        for (var licence : licences) {
            keys.add(LedgerKeys.licence(licence.licenceId()));
            licence.credentials().forEach(credential -> keys.add(LedgerKeys.digest(credential.digest())));
        }
        return keys;
    }
}
