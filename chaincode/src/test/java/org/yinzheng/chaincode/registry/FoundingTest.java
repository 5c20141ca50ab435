// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRY;
import static org.yinzheng.chaincode.testing.TestNetwork.id;
import static org.yinzheng.chaincode.testing.TestNetwork.labels;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.testing.TestNetwork;

/** The first transaction of the common namespace and of each region's. */
class FoundingTest {
    private final TestNetwork network = new TestNetwork();

    @Test
    void a_namespace_is_bound_once_by_its_region_under_its_registered_name() {
        var agency = new AgencyEntry(ZJ_REGISTRY, "33R", labels("R"), List.of(Role.REGISTRAR), List.of(), 0);
        var bind = new BindNamespaceRequest(id(), "330000", COMMON, agency);
        network.channel.refuses("NAMESPACE_ALREADY_BOUND", ZJ_REGISTRAR, ZJ_NS, "registry:BindNamespace", bind);
        network.channel.refuses(
                "NAMESPACE_ALREADY_BOUND",
                NATIONAL,
                COMMON,
                "registry:Found",
                new FoundRequest(id(), "100000", labels("x"), NATIONAL_NS));
        var channel = TestNetwork.unbound();
        channel.refuses("NAMESPACE_MISMATCH", ZJ_REGISTRAR, JX_NS, "registry:BindNamespace", bind);
        channel.refuses("CALLER_OF_OTHER_REGION", JX_REGISTRAR, ZJ_NS, "registry:BindNamespace", bind);
        channel.submit(ZJ_REGISTRAR, ZJ_NS, "registry:BindNamespace", bind);
    }

    @Test
    void the_common_namespace_is_founded_by_the_national_platform_alone() {
        for (var region : List.of("330000", "000000", "")) {
            assertThatThrownBy(() -> new FoundRequest(id(), region, labels("x"), "yz-" + region))
                    .as(region)
                    .hasMessage("ARGUMENT_INVALID: region must be the national platform's, 100000");
        }
    }
}
