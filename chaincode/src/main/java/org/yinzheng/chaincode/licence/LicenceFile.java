// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Sequence;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** One licence as it stands, and the way its next operation is written. */
record LicenceFile(LicenceBody body, LicenceState state) {

    /** Reads a licence of this namespace. */
    static LicenceFile read(Ledger ledger, String licenceId) {
        var body = ledger.get(
                LedgerKeys.licence(licenceId),
                LicenceBody.class,
                Refusal.LICENCE_UNKNOWN,
                "a licence recorded in this namespace is required");
        var state = ledger.find(LedgerKeys.licenceState(licenceId), LicenceState.class);
        return new LicenceFile(body, state.orElseGet(body::initialState));
    }

    /** Reads a licence of another namespace. */
    static LicenceFile readIn(Ledger ledger, String namespace, String licenceId) {
        var body = ledger.getIn(
                namespace,
                LedgerKeys.licence(licenceId),
                LicenceBody.class,
                Refusal.LICENCE_UNKNOWN,
                "a licence recorded in that region is required");
        var state = ledger.findIn(namespace, LedgerKeys.licenceState(licenceId), LicenceState.class);
        return new LicenceFile(body, state.orElseGet(body::initialState));
    }

    /** Reads a licence for an operation: caller, role, issuer and sequence number are right. */
    static LicenceFile open(Act act, Operation operation, String licenceId, long seq) {
        var officer = act.officer();
        officer.requireLocal();
        officer.require(LicenceRules.roles(operation));
        var file = read(act.ledger(), licenceId);
        Require.that(
                officer.agency().answersFor(file.body().issuer()),
                Refusal.NOT_ISSUER,
                "only the issuer or its successor may act on the licence");
        Sequence.require(file.state().seq(), seq);
        return file;
    }

    LicenceView view() {
        return new LicenceView(body, state);
    }

    /** Writes the state after an operation and the operation itself, and tells it. */
    OperationAnswer write(Act act, Change change) {
        var ledger = act.ledger();
        long seq = state.seq() + 1;
        ledger.put(LedgerKeys.licenceState(body.licenceId()), stateAfter(act, change, seq));
        ledger.put(LedgerKeys.operation(body.licenceId(), seq), operation(act, change, seq));
        return new OperationAnswer(
                ledger.transactionId(), ledger.now(), body.licenceId(), seq, change.to(), change.successor());
    }

    private LicenceState stateAfter(Act act, Change change, long seq) {
        return new LicenceState(
                body.licenceId(),
                seq,
                change.to(),
                change.operation(),
                change.cause(),
                change.credentials(),
                change.successor(),
                change.toRegion(),
                act.officer().name(),
                act.ledger().now());
    }

    private OperationState operation(Act act, Change change, long seq) {
        return new OperationState(
                body.licenceId(),
                seq,
                change.operation(),
                change.operation().code(),
                state.state(),
                change.to(),
                change.cause(),
                change.causeDigest(),
                change.digest(),
                change.toRegion(),
                change.successor(),
                act.officer().code(),
                act.officer().name(),
                act.requestId(),
                act.argumentsDigest(),
                act.ledger().transactionId(),
                act.ledger().now());
    }

    /** What an operation changes. */
    record Change(
            Operation operation,
            LicenceStatus to,
            @Nullable String cause,
            @Nullable String causeDigest,
            List<CredentialState> credentials,
            @Nullable String digest,
            @Nullable String toRegion,
            @Nullable String successor) {}
}
