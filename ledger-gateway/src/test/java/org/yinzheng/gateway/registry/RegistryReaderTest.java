// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.licence.LicenceQuery;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.licence.OperationState;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.TestCallers;
import org.yinzheng.gateway.ledger.FakeLedger;

class RegistryReaderTest {
    private static final Caller CALLER = TestCallers.zhejiang("zj-market-clerk");
    private static final LicenceQuery QUERY = new LicenceQuery(
            LicenceId.of("11100000Y2DEM001XD101", "11330000MB03300858", "A1", 1).toString());

    private final FakeLedger ledger = new FakeLedger();
    private final RegistryReader reader = new RegistryReader(ledger);

    @Test
    void a_record_of_the_ledger_that_cannot_be_read_is_no_refusal_of_what_was_asked() {
        ledger.contract(call -> "{\"version\":2}");
        refusesNothing(() -> reader.find(CALLER, "yz-common", LedgerKeys.region("330000"), RegionState.class));
        refusesNothing(() -> reader.page(CALLER, "yz-common", Kind.REG, null, 10, RegionState.class));
        refusesNothing(() -> reader.read(CALLER, "yz-330000", "licence:Read", QUERY, LicenceView.class));
        refusesNothing(() -> reader.page(CALLER, "yz-330000", "licence:History", QUERY, OperationState.class));
    }

    private static void refusesNothing(ThrowingCallable reading) {
        assertThatIllegalStateException().isThrownBy(reading).withCauseInstanceOf(RefusedException.class);
    }

    @Test
    void what_is_not_there_is_no_record() {
        ledger.contract(call -> "");
        assertThat(reader.find(CALLER, "yz-common", LedgerKeys.region("330000"), RegionState.class))
                .isEmpty();
    }
}
