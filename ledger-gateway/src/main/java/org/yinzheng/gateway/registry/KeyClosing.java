// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.FourEyes;
import org.yinzheng.gateway.approval.OrderLine;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;

/**
 * Closing a key of the own agency takes two people, as its registration does on the ledger. A registrar closes a key at
 * once: somebody must be able to stop a stolen one.
 */
@Component
class KeyClosing implements FourEyes<KeyClosing.Order> {
    private final CloseKey closeKey;
    private final AgencyDesk desk;

    KeyClosing(CloseKey closeKey, AgencyDesk desk) {
        this.closeKey = closeKey;
        this.desk = desk;
    }

    record Order(String kid, KeyState.Closing closing) {}

    @Override
    public String kind() {
        return "key.close";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public void check(Caller asker, Order order) {
        asker.require(Role.KEEPER, Role.APPROVER);
        Require.present(order.closing(), "closing, NORMAL or COMPROMISED,");
        var agency = desk.agency(asker);
        boolean own = desk.key(asker, asker.organisation().namespace(), order.kid())
                .filter(key -> key.agency().equals(agency.agency()) || agency.answersFor(key.agency()))
                .isPresent();
        if (!own) {
            throw Problem.NOT_FOUND.exception();
        }
    }

    @Override
    public String subject(Order order) {
        return order.kid();
    }

    @Override
    public List<OrderLine> lines(Caller reader, Wording wording, Order order) {
        return List.of(
                OrderLine.linked(wording.text("keys.kid"), order.kid(), "/console/keys/" + order.kid()),
                OrderLine.of(
                        wording.text("timeline.cause"),
                        wording.word("word.", order.closing().name())));
    }

    @Override
    public List<Step> steps(Caller confirmer, Order order) {
        return List.of(new Step(order.kid(), id -> closeKey.prepare(confirmer, id, order.kid(), order.closing())));
    }

    @Override
    public void recorded() {
        desk.forget();
    }
}
