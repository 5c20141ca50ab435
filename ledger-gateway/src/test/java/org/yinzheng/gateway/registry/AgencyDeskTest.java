// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerClient;

/** What the desk remembers of the registry, and for how long. */
class AgencyDeskTest {
    private final TestGateway gateway = TestGateway.shared();
    private final FakeLedger ledger = (FakeLedger) gateway.bean(LedgerClient.class);
    private final AgencyDesk desk = gateway.bean(AgencyDesk.class);

    @AfterEach
    void forget() {
        ledger.contract(call -> "{}");
        desk.forget();
    }

    @Test
    void what_was_read_before_a_change_is_not_remembered_after_it() {
        var caller = gateway.bean(Callers.class).of("zj-market-clerk").orElseThrow();
        var readings = new AtomicInteger();
        desk.forget();
        ledger.contract(call -> {
            int reading = readings.incrementAndGet();
            if (reading == 1) {
                // somebody changes the registry while this is on its way
                desk.forget();
            }
            return CanonicalJson.write(TestAgencies.atSequence(caller.agency(), reading));
        });
        assertThat(desk.agency(caller).seq()).isEqualTo(1);
        assertThat(desk.agency(caller).seq()).as("read anew").isEqualTo(2);
        assertThat(desk.agency(caller).seq()).as("remembered").isEqualTo(2);
    }
}
