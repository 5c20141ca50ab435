// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.FourEyes;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.RandomText;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/** Proposing an agreement binds a region: two people. */
@Component
class AgreementProposal implements FourEyes<ProposeAgreement.Order> {
    private final ProposeAgreement proposeAgreement;

    AgreementProposal(ProposeAgreement proposeAgreement) {
        this.proposeAgreement = proposeAgreement;
    }

    /** The order with a name and a version, which stay the same from asking to recording. */
    static ProposeAgreement.Order named(Caller caller, ProposeAgreement.Order order) {
        return order.named(
                Objects.requireNonNullElseGet(
                        order.agreement(), () -> "AGR-" + caller.region() + "-" + RandomText.checkValue()),
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
        // the terms check themselves; a text's digest is fixed when the proposal is made
        order.terms(Objects.requireNonNullElse(order.legalBasisDigest(), "0".repeat(64)));
        if (!order.parties().contains(asker.region())) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("parties", "INVALID", "the own region " + asker.region() + " and others")));
        }
    }

    @Override
    public String subject(ProposeAgreement.Order order) {
        return order.agreement() + "." + order.version();
    }

    @Override
    public List<String> lines(ProposeAgreement.Order order) {
        var lines = new ArrayList<String>();
        lines.add(order.agreement() + " v" + order.version());
        lines.add(String.join(", ", order.parties()));
        lines.add(order.types().toString());
        lines.add(order.channels().toString());
        lines.add(order.from() + " – " + Objects.requireNonNullElse(order.to(), ""));
        return lines;
    }

    @Override
    public List<Step> steps(Caller confirmer, ProposeAgreement.Order order) {
        return List.of(new Step(subject(order), id -> proposeAgreement.prepare(confirmer, id, order)));
    }
}
