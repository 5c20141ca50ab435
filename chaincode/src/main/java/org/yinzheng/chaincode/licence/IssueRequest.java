// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Issues licences of one type, signed with one key: all or none. A single issue is a list of one.
 *
 * @param type the type's number
 * @param typeVersion the version in use in the region
 * @param kid the key that signed the credentials
 * @param licences 1 to 200
 * @param imported true where the licences existed before and keep their identifiers; left out otherwise
 */
public record IssueRequest(
        String requestId,
        int type,
        int typeVersion,
        String kid,
        List<LicenceEntry> licences,
        @Nullable Boolean imported)
        implements Request {
    public static final int MAX_LICENCES = 200;

    public IssueRequest {
        Require.uuid(requestId, "requestId");
        Require.range(type, 1, 65_535, "type");
        Require.range(typeVersion, 1, 9999, "typeVersion");
        Require.hex(kid, 16, "kid");
        licences = Require.list(licences, 1, MAX_LICENCES, "licences");
        Require.that(imported == null || imported, Refusal.ARGUMENT_INVALID, "imported must be true, or else left out");
    }

    /** New licences. */
    public IssueRequest(String requestId, int type, int typeVersion, String kid, List<LicenceEntry> licences) {
        this(requestId, type, typeVersion, kid, licences, null);
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
