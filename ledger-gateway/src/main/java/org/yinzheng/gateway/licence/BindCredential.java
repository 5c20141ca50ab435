// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.BindRequest;
import org.yinzheng.chaincode.licence.UnbindRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.CheckedDocument;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.LedgerCalls;

/** BIND and UNBIND: another credential of the same licence, or the end of one; the licence stays as it is. */
@Component
class BindCredential {
    private final LicenceReader reader;
    private final LicenceDrafting drafting;
    private final AgencyDesk desk;
    private final LedgerCalls calls;

    BindCredential(LicenceReader reader, LicenceDrafting drafting, AgencyDesk desk, LedgerCalls calls) {
        this.reader = reader;
        this.drafting = drafting;
        this.desk = desk;
        this.calls = calls;
    }

    Change bind(Caller caller, String requestId, String licenceId) {
        caller.require(Role.CLERK);
        var view = reader.onLedger(caller, licenceId, null);
        var document = reader.own(caller, licenceId, "BIND");
        var type = drafting.type(caller, view.body().type());
        var fields = document.content().fields().deepCopy().asObject();
        var checked = new CheckedDocument(type, document.content().holders(), fields);
        var credential = drafting.sign(
                caller,
                desk.agency(caller),
                checked,
                LicenceId.parse(licenceId),
                view.body().statusIndex(),
                LocalDate.parse(view.body().validFrom()),
                CheckedDocument.date(fields, "validTo"));
        var request = new BindRequest(
                requestId,
                licenceId,
                view.state().seq(),
                credential.header().kid().hex(),
                LicenceDrafting.entry(credential));
        return Change.of(
                "licence.bind", licenceId, calls.own(caller, "licence:Bind", request), result -> calls.answer(result)
                        .put("credential", credential.text())
                        .put("digest", credential.digest().hex()));
    }

    Change unbind(Caller caller, String requestId, String licenceId, OperationOrder order) {
        caller.require(Role.CLERK);
        var digest = order.digest();
        if (digest == null) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("digest", "MISSING", "digest of the credential to close, 64 hex digits")));
        }
        var view = reader.onLedger(caller, licenceId, null);
        var request = new UnbindRequest(requestId, licenceId, view.state().seq(), digest, order.cause());
        return calls.plain("licence.unbind", licenceId, calls.own(caller, "licence:Unbind", request));
    }
}
