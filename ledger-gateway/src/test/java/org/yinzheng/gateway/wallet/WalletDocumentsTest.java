// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.licence.LicenceWallets;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.receipt.ReceiptWallets;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.TestAgencies;

/** In whose name a holder's wallet is answered. */
class WalletDocumentsTest {
    private static final String TRANSPORT = "11330000MB0330229R";
    private static final String HOUSING = "11330000MB0330296P";
    private static final DocumentId LICENCE = DocumentId.licence("ZhejiangMSP", "1.2.3");

    private final TestGateway gateway = TestGateway.shared();
    private final FakeLedger ledger = (FakeLedger) gateway.bean(LedgerClient.class);

    @BeforeEach
    void succeed() {
        gateway.bean(AgencyDesk.class).forget();
        var housing = TestAgencies.succeeding(HOUSING, List.of(TRANSPORT));
        var another = TestAgencies.succeeding("another", List.of());
        ledger.contract(call -> CanonicalJson.write(call.request().contains(HOUSING) ? housing : another));
    }

    @AfterEach
    void forget() {
        ledger.contract(call -> "{}");
        gateway.bean(AgencyDesk.class).forget();
    }

    /** The agency that answers when officers of this one are registered no more. */
    private String reader(String without) {
        var all =
                gateway.bean(Callers.class).of("zj-market-clerk").orElseThrow().organisation();
        var clients = all.clients().entrySet().stream()
                .filter(one -> !one.getValue().agency().equals(without))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var left = new Organisation(
                all.mspId(), all.region(), all.namespace(), all.channel(), all.commonNamespace(), all.peers(), clients);
        return new WalletDocuments(
                        gateway.bean(LicenceWallets.class),
                        gateway.bean(ReceiptWallets.class),
                        gateway.bean(AgencyDesk.class),
                        new Organisations(List.of(left)))
                .reader(LICENCE, TRANSPORT)
                .agency();
    }

    @Test
    void it_is_the_issuers_and_the_successors_once_the_issuers_officers_are_gone() {
        assertThat(reader("nobody")).isEqualTo(TRANSPORT);
        assertThat(reader(TRANSPORT)).isEqualTo(HOUSING);
    }
}
