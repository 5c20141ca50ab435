// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.FourEyes;
import org.yinzheng.gateway.approval.OrderLine;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/** Ends many licences for one reason (吊销, 撤销, 注销): two people. */
@Component
class EndLicences implements FourEyes<EndLicences.Order> {
    private static final int MOST = 500;

    private final OperateLicence operateLicence;
    private final LicenceReader reader;

    EndLicences(OperateLicence operateLicence, LicenceReader reader) {
        this.operateLicence = operateLicence;
        this.reader = reader;
    }

    /**
     * @param licences 1 to 500 identifiers
     * @param outcome CANCELLED, WITHDRAWN or REVOKED
     * @param cause a code
     * @param causeText at most 200 characters, kept here
     */
    @Schema(name = "EndLicencesOrder")
    record Order(
            List<String> licences,
            LicenceStatus outcome,
            String cause,
            @Nullable String causeText) {
        Order {
            licences = List.copyOf(new LinkedHashSet<>(licences));
            Objects.requireNonNull(outcome, "outcome is required: CANCELLED, WITHDRAWN or REVOKED");
            Objects.requireNonNull(cause, "cause is required: a code");
        }
    }

    @Override
    public String kind() {
        return "licence.end-many";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public void check(Caller asker, Order order) {
        asker.require(Role.CLERK, Role.APPROVER);
        if (order.licences().isEmpty() || order.licences().size() > MOST) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("licences", "INVALID", "1 to " + MOST + " identifiers")));
        }
        Require.code(order.cause(), "cause");
        CauseTexts.document(asker, order.causeText());
        var faults = new ArrayList<FieldError>();
        for (int i = 0; i < order.licences().size(); i++) {
            var place = "licences[" + i + "]";
            if (!own(asker, order.licences().get(i))) {
                faults.add(new FieldError(place, "UNKNOWN", "a licence of the own agency, number " + (i + 1)));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.INVALID_FIELDS.exception(faults);
        }
    }

    private boolean own(Caller asker, String licence) {
        try {
            return reader.summary(asker, LicenceId.parse(licence).toString()).isPresent();
        } catch (RefusedException e) {
            return false;
        }
    }

    @Override
    public String subject(Order order) {
        return order.licences().size() == 1
                ? order.licences().get(0)
                : order.licences().size() + " licences";
    }

    @Override
    public List<OrderLine> lines(Caller reader, Wording wording, Order order) {
        var lines = new ArrayList<OrderLine>();
        lines.add(OrderLine.of(
                wording.text("approvals.outcome"),
                wording.word("outcome.", order.outcome().name())));
        lines.add(OrderLine.of(wording.text("timeline.cause"), wording.word("cause.", order.cause())));
        var words = order.causeText();
        if (words != null && !words.isEmpty()) {
            lines.add(OrderLine.of(wording.text("approvals.words"), words));
        }
        lines.add(OrderLine.linked(
                wording.text("endings.licences"),
                order.licences().stream().map(one -> new OrderLine.Value(one, "/console/licences/" + one))));
        return lines;
    }

    @Override
    public List<Step> steps(Caller confirmer, Order order) {
        var end =
                new OperationOrder(Operation.END, order.cause(), order.causeText(), order.outcome(), null, null, null);
        return order.licences().stream()
                .map(licence -> new Step(licence, id -> operateLicence.confirmed(confirmer, id, licence, end)))
                .toList();
    }
}
