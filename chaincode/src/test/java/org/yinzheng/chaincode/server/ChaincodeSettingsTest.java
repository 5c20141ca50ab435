// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaincodeSettingsTest {
    @Test
    void several_names_have_a_port_each() {
        var settings = ChaincodeSettings.of(
                Map.of("YINZHENG_CHAINCODES", "yz-common_1:4f=0.0.0.0:9990, yz-330000_1:a0=0.0.0.0:9991"));
        assertThat(settings.services())
                .extracting(ChaincodeSettings.Service::packageId)
                .containsExactly("yz-common_1:4f", "yz-330000_1:a0");
        assertThat(settings.services().get(1).address().getPort()).isEqualTo(9991);
        assertThat(settings.tls()).isNull();
    }

    @Test
    void one_name_is_taken_from_the_variables_that_builders_set() {
        var settings = ChaincodeSettings.of(
                Map.of("CORE_CHAINCODE_ID_NAME", "yz_1:00", "CHAINCODE_SERVER_ADDRESS", "127.0.0.1:9999"));
        assertThat(settings.services()).hasSize(1);
    }

    @Test
    void tls_without_the_peers_roots_is_refused() {
        assertThatThrownBy(() -> ChaincodeSettings.of(Map.of(
                        "YINZHENG_CHAINCODES",
                        "a=127.0.0.1:1",
                        "CHAINCODE_TLS_CERT",
                        "cert.pem",
                        "CHAINCODE_TLS_KEY",
                        "key.pem")))
                .hasMessageContaining("CHAINCODE_TLS_CLIENT_CACERT");
    }

    @Test
    void nothing_to_serve_or_a_wrong_address_is_said_plainly() {
        assertThatThrownBy(() -> ChaincodeSettings.of(Map.of())).hasMessageContaining("YINZHENG_CHAINCODES");
        assertThatThrownBy(() -> ChaincodeSettings.of(Map.of("YINZHENG_CHAINCODES", "a=127.0.0.1")))
                .hasMessageContaining("<host>:<port>");
    }
}
