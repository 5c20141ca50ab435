// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_AGENCY;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRY;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

class RegistryReadsTest {
    private final TestNetwork network = new TestNetwork();

    @Test
    void any_member_lists_the_registry_in_pages() {
        List<String> agencies = new ArrayList<>();
        @Nullable String after = null;
        do {
            var request = new ListRequest(LedgerKeys.Kind.AGY, List.of(), after, 2);
            var answer = network.channel
                    .endorse(TestOfficer.plain("JiangxiMSP", "user1"), ZJ_NS, "registry:List", request)
                    .answer();
            var page = CanonicalJson.readPage(answer, AgencyState.class);
            page.items().forEach(agency -> agencies.add(agency.agency()));
            after = page.next();
        } while (after != null);
        assertThat(agencies).containsExactly(ZJ_REGISTRY, ZJ_MARKET, ZJ_OTHER);
    }

    @Test
    void a_key_that_holds_nothing_reads_as_empty_and_a_broken_one_is_refused() {
        var nothing = new ReadRequest(LedgerKeys.Kind.AGY, List.of(NATIONAL_AGENCY));
        assertThat(network.channel
                        .endorse(ZJ_CLERK, ZJ_NS, "registry:Read", nothing)
                        .answer())
                .isEmpty();
        network.channel.refuses(
                "ARGUMENT_INVALID", ZJ_CLERK, ZJ_NS, "registry:Read", "{\"kind\":\"AGY\",\"parts\":[\"a\\u0000b\"]}");
    }
}
