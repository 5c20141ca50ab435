// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.recognition.Decision;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.FourEyes;
import org.yinzheng.gateway.approval.OrderLine;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.organisation.Role;

/** A party's decision on its part of an agreement, counter-signature included: two people. */
@Component
class AgreementDecision implements FourEyes<AgreementDecision.Order> {
    private final DecideAgreement decideAgreement;
    private final AgreementReader agreements;
    private final AgreementTexts texts;

    AgreementDecision(DecideAgreement decideAgreement, AgreementReader agreements, AgreementTexts texts) {
        this.decideAgreement = decideAgreement;
        this.agreements = agreements;
        this.texts = texts;
    }

    /** @param cause a code; the decision's own name where it is left out */
    record Order(
            String agreement,
            int version,
            Decision decision,
            @Nullable String cause) {}

    @Override
    public String kind() {
        return "agreement.decide";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public void check(Caller asker, Order order) {
        asker.require(Role.CLERK, Role.APPROVER);
        Require.codeIfPresent(order.cause(), "cause");
        // whoever asks for what is not there is told at once, not by the second person
        Objects.requireNonNull(agreements.view(asker, order.agreement(), order.version()));
    }

    @Override
    public String subject(Order order) {
        return order.agreement() + "." + order.version();
    }

    @Override
    public List<OrderLine> lines(Caller reader, Wording wording, Order order) {
        var lines = new ArrayList<OrderLine>();
        lines.add(OrderLine.of(
                wording.text("agreements.decision"),
                wording.word("decision.", order.decision().name())));
        lines.add(OrderLine.linked(
                wording.text("agreements.one"),
                AgreementTexts.name(order.agreement(), order.version()),
                AgreementTexts.address(order.agreement(), order.version())));
        if (order.cause() != null) {
            lines.add(OrderLine.of(wording.text("timeline.cause"), wording.word("cause.", order.cause())));
        }
        var terms = agreements
                .view(reader, order.agreement(), order.version())
                .agreement()
                .terms();
        texts.in(wording, reader).terms(terms).forEach(term -> lines.add(OrderLine.of(term.label(), term.values())));
        return lines;
    }

    @Override
    public List<Step> steps(Caller confirmer, Order order) {
        return List.of(new Step(
                subject(order),
                id -> decideAgreement.decide(
                        confirmer,
                        id,
                        order.agreement(),
                        order.version(),
                        order.decision(),
                        new DecideAgreement.Order(order.cause()))));
    }
}
