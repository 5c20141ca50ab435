// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;

/**
 * BIND and UNBIND: a further credential of a licence is recorded, or one is closed; the licence's state stays. Who binds signs,
 * and so needs the right to the type itself, be it the successor: verifiers judge by who signed. Closing needs no such right.
 */
final class BindCredential {
    private BindCredential() {}

    static OperationAnswer bind(Act act, BindRequest request) {
        var file = LicenceFile.open(act, Operation.BIND, request.licenceId(), request.seq());
        var credential = request.credential();
        long now = act.ledger().now();
        LicenceRules.requireRecordTime(credential.iat(), now);
        IssuingDesk.requireType(act, file.body().type());
        IssuingDesk.requireKey(act, request.kid(), file.body().type());
        act.ledger()
                .create(
                        LedgerKeys.digest(credential.digest()),
                        new DigestState(request.licenceId()),
                        Refusal.DIGEST_EXISTS,
                        "a credential is recorded once only");
        var entry = new CredentialState(
                credential.profile(), credential.digest(), request.kid(), credential.iat(), now, null);
        return write(
                act,
                file,
                Operation.BIND,
                null,
                Credentials.with(file.state().credentials(), entry),
                credential.digest());
    }

    static OperationAnswer unbind(Act act, UnbindRequest request) {
        var file = LicenceFile.open(act, Operation.UNBIND, request.licenceId(), request.seq());
        var credentials = Credentials.without(
                file.state().credentials(), request.digest(), act.ledger().now());
        return write(act, file, Operation.UNBIND, request.cause(), credentials, request.digest());
    }

    private static OperationAnswer write(
            Act act,
            LicenceFile file,
            Operation operation,
            @Nullable String cause,
            List<CredentialState> credentials,
            String digest) {
        var to = LicenceRules.next(operation, file.state().state(), null);
        var licenceId = file.body().licenceId();
        act.ledger()
                .event(
                        "licence.changed",
                        new LicenceEvent(operation, List.of(licenceId), List.of(digest), to, null, act.requestId()));
        return file.write(act, new LicenceFile.Change(operation, to, cause, null, credentials, digest, null, null));
    }
}
