// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.BindRequest;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.Profile;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.wallet.HolderKey;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.issuing.CheckedDocument;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.LedgerCalls;

/** What wallets need of licences: where one stands, a credential bound to a holder's key, and the end of one. */
@Component
public final class LicenceWallets {
    /** Why a wallet's credential was closed when its phone is gone. */
    public static final String DEVICE_LOST = "DEVICE_LOST";

    private static final String PURPOSE = "WALLET";

    private final LicenceReader reader;
    private final LicenceDrafting drafting;
    private final BindCredential binding;
    private final AgencyDesk desk;
    private final LedgerCalls calls;

    LicenceWallets(
            LicenceReader reader,
            LicenceDrafting drafting,
            BindCredential binding,
            AgencyDesk desk,
            LedgerCalls calls) {
        this.reader = reader;
        this.drafting = drafting;
        this.binding = binding;
        this.desk = desk;
        this.calls = calls;
    }

    /** The licence as the ledger has it now. */
    public LicenceView view(Caller caller, String licenceId) {
        return reader.onLedger(caller, licenceId, null);
    }

    /** What is known here of a licence of the caller's agency, without opening it. */
    public Optional<DocumentSummary> summary(Caller caller, String licenceId) {
        return reader.summary(caller, licenceId);
    }

    public LicenceType type(Caller caller, int number) {
        return drafting.type(caller, number);
    }

    /**
     * BIND: a wallet credential for this key. Drafted anew where another operation on the licence came first.
     *
     * @param alongside from the credential's ledger digest, hex, to rows stored before anything is sent
     */
    public Change bind(
            Caller caller,
            String requestId,
            String licenceId,
            HolderKey holder,
            Function<String, BiConsumer<JdbcClient, String>> alongside) {
        caller.require(Role.CLERK);
        var view = reader.onLedger(caller, licenceId, null);
        var document = reader.own(caller, licenceId, PURPOSE);
        var fields = document.content().fields().deepCopy().asObject();
        var checked = new CheckedDocument(
                drafting.type(caller, view.body().type()), document.content().holders(), fields);
        var credential = drafting.signFor(
                holder,
                caller,
                desk.agency(caller),
                checked,
                LicenceId.parse(licenceId),
                view.body().statusIndex(),
                LocalDate.parse(view.body().validFrom()),
                CheckedDocument.date(fields, "validTo"));
        var digest = credential.digest().hex();
        var request = new BindRequest(
                requestId,
                licenceId,
                view.state().seq(),
                credential.kid().hex(),
                LicenceDrafting.entry(Profile.WALLET, credential));
        return new Change(
                        "licence.bind",
                        licenceId,
                        calls.own(caller, "licence:Bind", request),
                        result -> calls.answer(result)
                                .put(
                                        "credential",
                                        Base64.getUrlEncoder().withoutPadding().encodeToString(credential.bytes()))
                                .put("digest", digest),
                        alongside.apply(digest))
                .draftedAgainWhen("SEQUENCE_MISMATCH"::equals);
    }

    /** UNBIND: from its record on every verifier refuses what this credential shows. */
    public Change close(Caller caller, String requestId, String licenceId, String digest) {
        var order = new OperationOrder(Operation.UNBIND, DEVICE_LOST, null, null, null, null, digest);
        return binding.unbind(caller, requestId, licenceId, order).draftedAgainWhen("SEQUENCE_MISMATCH"::equals);
    }
}
