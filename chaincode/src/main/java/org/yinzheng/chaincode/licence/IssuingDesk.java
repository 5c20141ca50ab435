// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.chaincode.registry.AdoptionState;
import org.yinzheng.chaincode.registry.KeyRules;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.LicenceType;

/**
 * What every issue has in common: the agency may issue the type in the version in use, with an open key of its own; then
 * each licence is written once, with its digests and its status index. The key is read, so closing it turns issues in flight
 * into conflicts.
 */
final class IssuingDesk {
    private final Act act;
    private final AgencyState agency;
    private final AdoptionState adoption;
    private final String kid;
    private final @Nullable Boolean imported;
    private final long now;
    // the ledger shows what was committed before this call: repeats inside the call are found here
    private final Set<String> entered = new TreeSet<>();

    private IssuingDesk(Act act, AdoptionState adoption, String kid, @Nullable Boolean imported) {
        this.act = act;
        this.agency = act.officer().agency();
        this.adoption = adoption;
        this.kid = kid;
        this.imported = imported;
        this.now = act.ledger().now();
    }

    /** Opens the desk for one call, or says why this agency cannot issue with this key. */
    static IssuingDesk open(Act act, int type, int typeVersion, String kid) {
        return open(act, type, typeVersion, kid, null);
    }

    /** @param imported true for licences that existed before */
    static IssuingDesk open(Act act, int type, int typeVersion, String kid, @Nullable Boolean imported) {
        requireType(act, type);
        var adoption = act.ledger()
                .get(
                        LedgerKeys.adoption(type),
                        AdoptionState.class,
                        Refusal.TYPE_NOT_ADOPTED,
                        "the region must adopt the type first");
        Require.that(
                adoption.kind() == LicenceType.Kind.LICENCE,
                Refusal.TYPE_NOT_PERMITTED,
                "a type of licences is required");
        Require.that(
                adoption.version() == typeVersion,
                Refusal.TYPE_VERSION_NOT_IN_USE,
                "the region uses version " + adoption.version() + " of the type");
        requireKey(act, kid, type);
        return new IssuingDesk(act, adoption, kid, imported);
    }

    /** Refuses unless the agency may sign credentials of the type. */
    static void requireType(Act act, int type) {
        var types = act.officer().agency().types();
        Require.that(types.contains(type), Refusal.TYPE_NOT_PERMITTED, "the agency may issue the types " + types);
    }

    /** Reads the key and refuses unless it may sign credentials of the type now. */
    static void requireKey(Act act, String kid, int type) {
        var key = act.ledger()
                .get(
                        LedgerKeys.issuingKey(kid),
                        KeyState.class,
                        Refusal.KEY_UNKNOWN,
                        "a key registered in this region is required");
        KeyRules.requireSigning(key, act.officer().agency(), type, act.ledger().now());
    }

    /** Looks at once whether the status indexes are free and the joined request ids unused. */
    void readAhead(List<LicenceEntry> entries, List<String> joined) {
        List<LedgerKeys.Key> keys = new ArrayList<>();
        entries.forEach(entry -> keys.add(statusIndex(entry)));
        joined.forEach(id -> keys.add(LedgerKeys.request(act.officer().code(), id)));
        act.ledger().readAhead(keys);
    }

    private LedgerKeys.Key statusIndex(LicenceEntry entry) {
        return LedgerKeys.statusIndex(agency.iss(), adoption.type(), entry.statusIndex());
    }

    /** Writes one licence with everything that must be unique about it. */
    LicenceBody enter(
            LicenceEntry entry, Operation operation, @Nullable String predecessor, @Nullable String fromRegion) {
        return enter(entry, operation, predecessor, fromRegion, act.requestId());
    }

    /** Writes one new licence that was asked for by a request of its own. */
    void enterJoined(LicenceEntry entry, String requestId) {
        enter(entry, Operation.ISSUE, null, null, requestId);
    }

    private LicenceBody enter(
            LicenceEntry entry,
            Operation operation,
            @Nullable String predecessor,
            @Nullable String fromRegion,
            String requestId) {
        var id = LicenceId.parse(entry.licenceId());
        requireOwnIdentifier(id);
        LicenceRules.requireRandomSerial(id, adoption.personal());
        Require.that(
                entry.dataGrade() >= adoption.dataGrade(),
                Refusal.DATA_GRADE_TOO_LOW,
                "dataGrade must be the type's " + adoption.dataGrade() + " or higher");
        Require.that(
                entry.statusIndex() < adoption.statusCapacity(),
                Refusal.STATUS_INDEX_OUT_OF_RANGE,
                "statusIndex must be below the capacity " + adoption.statusCapacity());
        var body = body(entry, operation, predecessor, fromRegion, requestId);
        createOnce(LedgerKeys.licence(entry.licenceId()), body, Refusal.LICENCE_EXISTS, "the licence exists already");
        var owner = new DigestState(entry.licenceId());
        for (var credential : entry.credentials()) {
            createOnce(
                    LedgerKeys.digest(credential.digest()),
                    owner,
                    Refusal.DIGEST_EXISTS,
                    "a credential is recorded once only");
        }
        createOnce(
                statusIndex(entry),
                owner,
                Refusal.STATUS_INDEX_TAKEN,
                "each licence of an issuer and type has a status index of its own");
        return body;
    }

    private void requireOwnIdentifier(LicenceId id) {
        Require.that(
                id.type().equals(adoption.code()),
                Refusal.LICENCE_ID_MISMATCH,
                "the identifier's type must be " + adoption.code());
        Require.that(
                id.issuer().equals(agency.agency()),
                Refusal.LICENCE_ID_MISMATCH,
                "the identifier's issuer must be the caller's agency");
    }

    private void createOnce(LedgerKeys.Key key, Object record, Refusal refusal, String text) {
        Require.that(entered.add(key.text()), refusal, text);
        act.ledger().create(key, record, refusal, text);
    }

    private LicenceBody body(
            LicenceEntry entry,
            Operation operation,
            @Nullable String predecessor,
            @Nullable String fromRegion,
            String requestId) {
        List<CredentialState> credentials = new ArrayList<>();
        for (var credential : entry.credentials()) {
            LicenceRules.requireRecordTime(credential.iat(), now);
            credentials.add(
                    new CredentialState(credential.profile(), credential.digest(), kid, credential.iat(), now, null));
        }
        return new LicenceBody(
                entry.licenceId(),
                operation,
                adoption.type(),
                adoption.version(),
                agency.agency(),
                agency.iss(),
                agency.region(),
                entry.statusIndex(),
                entry.issueDate(),
                entry.validFrom(),
                entry.validTo(),
                entry.holderCommitment(),
                entry.fileDigest(),
                entry.dataGrade(),
                credentials,
                predecessor,
                fromRegion,
                imported,
                act.officer().name(),
                requestId,
                act.ledger().transactionId(),
                now);
    }
}
