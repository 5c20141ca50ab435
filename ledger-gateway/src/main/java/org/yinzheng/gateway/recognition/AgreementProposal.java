// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.FourEyes;
import org.yinzheng.gateway.approval.OrderLine;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.RandomText;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/** Proposing an agreement binds a region: two people. */
@Component
class AgreementProposal implements FourEyes<ProposeAgreement.Order> {
    /** In the place of a text's digest, which is fixed when the proposal is made. */
    private static final String NO_DIGEST = "0".repeat(64);

    private final ProposeAgreement proposeAgreement;
    private final AgreementTexts texts;

    AgreementProposal(ProposeAgreement proposeAgreement, AgreementTexts texts) {
        this.proposeAgreement = proposeAgreement;
        this.texts = texts;
    }

    /** The order with a name and a version, which stay the same from asking to recording, however often it is asked for. */
    static ProposeAgreement.Order named(Caller caller, IdempotencyKey key, ProposeAgreement.Order order) {
        return order.named(
                Objects.requireNonNullElseGet(
                        order.agreement(),
                        () -> "AGR-" + caller.region() + "-"
                                + RandomText.drawnFrom(caller.organisation().mspId(), caller.account(), key.value())),
                Objects.requireNonNullElse(order.version(), 1));
    }

    @Override
    public String kind() {
        return "agreement.propose";
    }

    @Override
    public Class<ProposeAgreement.Order> order() {
        return ProposeAgreement.Order.class;
    }

    @Override
    public void check(Caller asker, ProposeAgreement.Order order) {
        asker.require(Role.CLERK, Role.APPROVER);
        Require.code(order.agreement(), "agreement");
        Require.range(Objects.requireNonNullElse(order.version(), 1), 1, 9999, "version");
        ProposeAgreement.basis(order, CauseTexts.document(asker, order.legalBasisText()));
        // the terms check themselves
        order.terms(Objects.requireNonNullElse(order.legalBasisDigest(), NO_DIGEST));
        if (!order.parties().contains(asker.region())) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("parties", "INVALID", "the own region " + asker.region() + " and others")));
        }
        requireFields(asker, order);
    }

    /** What no type calls so would demand nothing, and nobody would notice. */
    private void requireFields(Caller asker, ProposeAgreement.Order order) {
        var demanded = Objects.requireNonNullElse(order.minimumFields(), List.<String>of());
        if (demanded.isEmpty()) {
            return;
        }
        var known = texts.types(asker).stream()
                .filter(type -> order.types().contains(type.number()))
                .flatMap(type -> type.fields().stream())
                .map(LicenceType.Field::name)
                .distinct()
                .toList();
        if (!known.containsAll(demanded)) {
            throw Problem.INVALID_FIELDS.exception(List.of(
                    new FieldError("minimumFields", "INVALID", "one of the words " + String.join(", ", known))));
        }
    }

    @Override
    public String subject(ProposeAgreement.Order order) {
        return order.agreement() + "." + order.version();
    }

    @Override
    public List<OrderLine> lines(Caller reader, Wording wording, ProposeAgreement.Order order) {
        var name = Objects.requireNonNull(order.agreement(), "named before it is asked for");
        int version = Objects.requireNonNull(order.version(), "named before it is asked for");
        var lines = new ArrayList<OrderLine>();
        lines.add(OrderLine.of(wording.text("agreements.one"), AgreementTexts.name(name, version)));
        if (version > 1) {
            lines.add(OrderLine.linked(
                    wording.text("agreements.former"),
                    AgreementTexts.name(name, version - 1),
                    AgreementTexts.address(name, version - 1)));
        }
        var digest = order.legalBasisDigest();
        texts.in(wording, reader).terms(order.terms(Objects.requireNonNullElse(digest, NO_DIGEST))).stream()
                .map(term -> OrderLine.of(term.label(), term.values()))
                .forEach(lines::add);
        if (digest == null) {
            lines.set(
                    lines.size() - 1,
                    OrderLine.of(
                            wording.text("agreements.legalBasis"),
                            Objects.requireNonNullElse(order.legalBasisText(), "")));
        }
        return lines;
    }

    @Override
    public List<Step> steps(Caller confirmer, ProposeAgreement.Order order) {
        return List.of(new Step(subject(order), id -> proposeAgreement.prepare(confirmer, id, order)));
    }
}
