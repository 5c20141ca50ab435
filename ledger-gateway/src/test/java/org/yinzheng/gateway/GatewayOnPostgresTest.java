// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerClient;

/** The whole gateway with its database configured to PostgreSQL. */
class GatewayOnPostgresTest {
    @TempDir
    Path data;

    @Test
    void a_change_is_recorded_and_remembered_across_a_new_process() throws IOException {
        try (var postgres = EmbeddedPostgres.start()) {
            var url = "yinzheng.gateway.database.url=" + postgres.getJdbcUrl("postgres", "postgres");
            var key = UUID.randomUUID().toString();
            String first;
            try (var gateway = gateway(url)) {
                var answer = gateway.as("zj-registrar").post("/api/v1/beats", "{}", key);
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                first = answer.text();
            }
            try (var gateway = gateway(url)) {
                assertThat(gateway.as("zj-registrar")
                                .post("/api/v1/beats", "{}", key)
                                .text())
                        .isEqualTo(first);
            }
            assertThat(data.resolve("gateway.db")).doesNotExist();
        }
    }

    private TestGateway gateway(String url) {
        var gateway = TestGateway.withFakeLedger(data, url);
        ((FakeLedger) gateway.bean(LedgerClient.class))
                .contract(call -> call.function().endsWith(":List") ? "{\"items\":[]}" : "{}");
        return gateway;
    }
}
