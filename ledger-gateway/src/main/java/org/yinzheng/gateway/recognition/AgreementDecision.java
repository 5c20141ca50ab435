// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.recognition.Decision;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.FourEyes;
import org.yinzheng.gateway.organisation.Role;

/** A party's decision on its part of an agreement, counter-signature included: two people. */
@Component
class AgreementDecision implements FourEyes<AgreementDecision.Order> {
    private final DecideAgreement decideAgreement;
    private final AgreementReader reader;

    AgreementDecision(DecideAgreement decideAgreement, AgreementReader reader) {
        this.decideAgreement = decideAgreement;
        this.reader = reader;
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
        Objects.requireNonNull(reader.view(asker, order.agreement(), order.version()));
    }

    @Override
    public String subject(Order order) {
        return order.agreement() + "." + order.version();
    }

    @Override
    public List<String> lines(Order order) {
        return List.of(
                order.agreement() + " v" + order.version(),
                order.decision().name(),
                Objects.requireNonNullElse(order.cause(), ""));
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
