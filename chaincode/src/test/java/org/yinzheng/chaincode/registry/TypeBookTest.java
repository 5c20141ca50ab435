// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.testing.TestNetwork;

/** Types, as they are published and adopted. */
class TypeBookTest {
    private final TestNetwork network = new TestNetwork();

    @Test
    void a_type_is_published_once_in_order_and_adopted_upwards() {
        network.channel.refuses("TYPE_EXISTS", NATIONAL, COMMON, "registry:PublishType", publication(1));
        network.channel.refuses("TYPE_UNKNOWN", NATIONAL, COMMON, "registry:PublishType", publication(3));
        network.channel.submit(NATIONAL, COMMON, "registry:PublishType", publication(2));
        var adopt = new AdoptTypeRequest(id(), TestNetwork.BUSINESS, 2);
        network.channel.refuses("ROLE_MISSING", ZJ_CLERK, ZJ_NS, "registry:AdoptType", adopt);
        network.channel.submit(ZJ_REGISTRAR, ZJ_NS, "registry:AdoptType", adopt);
        network.channel.refuses(
                "TYPE_VERSION_NOT_IN_USE",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:AdoptType",
                new AdoptTypeRequest(id(), TestNetwork.BUSINESS, 1));
        network.channel.refuses(
                "TYPE_UNKNOWN",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:AdoptType",
                new AdoptTypeRequest(id(), TestNetwork.BUSINESS, 9));
    }

    @Test
    void a_later_version_of_a_type_keeps_its_code_and_kind() {
        for (var other : List.of(
                TestNetwork.type(TestNetwork.BUSINESS, 2, LicenceType.Kind.LICENCE, TestNetwork.PERSONAL_CODE, false),
                TestNetwork.type(
                        TestNetwork.BUSINESS, 2, LicenceType.Kind.RECEIPT, TestNetwork.BUSINESS_CODE, false))) {
            assertThatThrownBy(() -> network.publish(other))
                    .hasMessage("TYPE_INVALID: code and kind stay the same in every version of a type");
        }
    }

    @Test
    void a_later_version_of_a_type_keeps_every_status_index_that_was_given() {
        var shorter = CanonicalJson.write(publication(2)).replace("\"capacity\":100000", "\"capacity\":99999");
        network.channel.refuses(
                "TYPE_INVALID",
                NATIONAL,
                COMMON,
                "registry:PublishType",
                CanonicalJson.read(shorter, PublishTypeRequest.class));
        network.channel.submit(NATIONAL, COMMON, "registry:PublishType", publication(2));
    }

    @Test
    void a_type_is_published_with_an_address_for_its_status_lists_and_read_with_any_that_stands() {
        var type = TestNetwork.type(21, 1, LicenceType.Kind.LICENCE, TestNetwork.BUSINESS_CODE, false);
        assertThatNoException().isThrownBy(() -> new PublishTypeRequest(id(), type));
        var stored = CanonicalJson.write(type).replace("https://status.example", "status.example");
        var old = CanonicalJson.read(stored, LicenceType.class);
        assertThatThrownBy(() -> new PublishTypeRequest(id(), old))
                .hasMessageStartingWith("ARGUMENT_INVALID: statusList.address");
    }

    private static PublishTypeRequest publication(int version) {
        return new PublishTypeRequest(
                id(),
                TestNetwork.type(
                        TestNetwork.BUSINESS, version, LicenceType.Kind.LICENCE, TestNetwork.BUSINESS_CODE, false));
    }
}
