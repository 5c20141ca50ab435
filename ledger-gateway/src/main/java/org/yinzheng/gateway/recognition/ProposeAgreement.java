// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.ProposeAgreementRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.LedgerCalls;

/** Proposes an agreement between regions, or a new version of one. */
@Component
class ProposeAgreement {
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;

    ProposeAgreement(LedgerCalls calls, DocumentDrafts drafts) {
        this.calls = calls;
        this.drafts = drafts;
    }

    Change prepare(Caller caller, String requestId, Order order) {
        caller.require(Role.APPROVER);
        var text = CauseTexts.document(caller, order.legalBasisText());
        var digest = basis(order, text);
        var name = Objects.requireNonNull(order.agreement(), "named before it is asked for");
        int version = Objects.requireNonNull(order.version(), "named before it is asked for");
        var request = new ProposeAgreementRequest(requestId, name, version, order.terms(digest));
        return new Change(
                "recognition.propose-agreement",
                name + "." + version,
                calls.common(caller, "recognition:Propose", request),
                calls::answer,
                drafts.created(text.stream().toList(), CauseTexts.KEPT));
    }

    /** The digest that will stand on the ledger. */
    static String basis(Order order, Optional<NewDocument> text) {
        return Optional.ofNullable(order.legalBasisDigest())
                .or(() -> Optional.ofNullable(CauseTexts.digest(text)))
                .orElseThrow(() -> Problem.INVALID_FIELDS.exception(List.of(new FieldError(
                        "legalBasisDigest", "MISSING", "SHA-256 of the legal basis, or its text as legalBasisText"))));
    }

    /**
     * What is proposed.
     *
     * @param agreement a code that names it; made up where it is left out
     * @param version 1, then one more than the last
     * @param parties regions
     * @param types numbers of the licence types
     * @param matters codes of the matters; none means every matter
     * @param from first day
     * @param to last day; open where it is left out
     * @param legalBasisDigest SHA-256 of the legal basis document, hex
     * @param legalBasisText instead of the digest: a short reference, kept here, its salted digest on the ledger
     */
    @Schema(name = "AgreementOrder")
    record Order(
            @Nullable String agreement,
            @Nullable Integer version,
            List<String> parties,
            List<Integer> types,
            @Nullable String standard,
            @Nullable List<String> matters,
            @Nullable List<String> minimumFields,
            List<AgreementChannel> channels,
            String from,
            @Nullable String to,
            @Nullable String legalBasisDigest,
            @Nullable String legalBasisText) {
        Order named(String name, int number) {
            return new Order(
                    name,
                    number,
                    parties,
                    types,
                    standard,
                    matters,
                    minimumFields,
                    channels,
                    from,
                    to,
                    legalBasisDigest,
                    legalBasisText);
        }

        AgreementTerms terms(String digest) {
            return new AgreementTerms(
                    parties,
                    types,
                    standard,
                    Objects.requireNonNullElse(matters, List.of()),
                    Objects.requireNonNullElse(minimumFields, List.of()),
                    channels,
                    from,
                    to,
                    digest);
        }
    }
}
