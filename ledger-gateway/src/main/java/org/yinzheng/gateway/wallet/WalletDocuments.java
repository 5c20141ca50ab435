// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.licence.LicenceWallets;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.receipt.ReceiptWallets;
import org.yinzheng.gateway.registry.AgencyDesk;

/** Licences and receipts as wallets meet them. */
@Component
class WalletDocuments {
    private static final String HOLDER = "wallet-holder";

    private final LicenceWallets licences;
    private final ReceiptWallets receipts;
    private final AgencyDesk desk;
    private final Organisations organisations;

    WalletDocuments(LicenceWallets licences, ReceiptWallets receipts, AgencyDesk desk, Organisations organisations) {
        this.licences = licences;
        this.receipts = receipts;
        this.desk = desk;
        this.organisations = organisations;
    }

    /** A document that the caller's agency answers for, recorded and not erased. */
    DocumentSummary requireHandedOut(Caller caller, DocumentId id) {
        var found = summary(caller, id).orElseThrow(Problem.NOT_FOUND::exception);
        if (found.erasedAt().isPresent()) {
            throw Problem.DOCUMENT_ERASED.exception();
        }
        return found;
    }

    /** The clerk is told that the agency may not sign for the holder, not the holder at home. A receipt's code is not signed again. */
    void requireBindable(Caller caller, DocumentSummary summary) {
        var types = desk.agency(caller).types();
        if (summary.id().kind() == DocumentKind.LICENCE && !types.contains(summary.type())) {
            throw new LedgerRefusal("TYPE_NOT_PERMITTED", "the agency may issue the types " + types);
        }
    }

    private Optional<DocumentSummary> summary(Caller caller, DocumentId id) {
        return switch (id.kind()) {
            case LICENCE -> licences.summary(caller, id.identifier());
            case RECEIPT -> receipts.summary(caller, code(id), number(id));
            case TEXT -> Optional.empty();
        };
    }

    LicenceType type(Caller caller, DocumentSummary summary) {
        return switch (summary.id().kind()) {
            case LICENCE -> licences.type(caller, summary.type());
            case RECEIPT -> receipts.type(caller, summary.type());
            case TEXT -> throw Problem.NOT_FOUND.exception();
        };
    }

    /** An agency's name; its code where the ledger has none. */
    Labels agency(Caller caller, String namespace, String agency) {
        return desk.agency(caller, namespace, agency)
                .map(state -> state.labels())
                .orElseGet(() -> new Labels(agency, agency));
    }

    /**
     * Who reads for a holder when no officer is there: a clerk of the agency that issued, or of the one that succeeded it, or
     * whoever is registered.
     */
    Caller reader(DocumentId document, String agency) {
        return organisations
                .byMsp(document.organisation())
                .flatMap(organisation -> reader(organisation, agency))
                .orElseThrow(Problem.ACCOUNT_UNKNOWN::exception);
    }

    private Optional<Caller> reader(Organisation organisation, String agency) {
        return first(readers(organisation).filter(one -> one.agency().equals(agency)))
                .or(() -> first(readers(organisation).filter(one -> desk.answersFor(one, agency))))
                .or(() -> first(readers(organisation)));
    }

    private static Stream<Caller> readers(Organisation organisation) {
        return organisation.clients().values().stream()
                .map(client -> new Caller("wallet", organisation, holding(client)));
    }

    private static Optional<Caller> first(Stream<Caller> readers) {
        return readers.min(
                Comparator.comparing((Caller one) -> !one.identity().roles().contains(Role.CLERK))
                        .thenComparing(one -> one.identity().name()));
    }

    /** The same identity to the ledger; the record of readings says that it was the holder. */
    private static LedgerIdentity holding(LedgerIdentity client) {
        return new LedgerIdentity(
                client.name(),
                client.mspId(),
                client.agency(),
                HOLDER,
                client.roles(),
                client.certificate(),
                client.privateKey());
    }

    static String code(DocumentId receipt) {
        return parts(receipt).get(0);
    }

    static String number(DocumentId receipt) {
        return parts(receipt).get(1);
    }

    private static List<String> parts(DocumentId receipt) {
        return List.of(receipt.identifier().split(":", 2));
    }
}
