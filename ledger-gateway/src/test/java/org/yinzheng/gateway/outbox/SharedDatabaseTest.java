// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.storage.TestDatabase;

/** Gateways that share a database, which is PostgreSQL: only one at a time has an SQLite file. */
class SharedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void a_key_that_another_gateway_took_meanwhile_holds_up_nobody_else() throws IOException, InterruptedException {
        try (var outbox = new TestOutbox(TestDatabase.POSTGRESQL.create(folder))) {
            var outcomes = new WaitingChanges(outbox).goTogether(call -> {
                if (call.request().contains("|")) {
                    outbox.database().write(client -> client.sql("""
                                    INSERT INTO submission SELECT 'elsewhere', account, 'waits-key-1', body_digest, msp_id, client, agency,
                                    operation, subject, chaincode, request_id, transaction_id, envelope, state, code, block_number,
                                    attempts, answer, created_at, sent_at, settled_at FROM submission LIMIT 1
                                    """).update());
                }
                return "{}";
            });
            assertThatThrownBy(outcomes.get(1)::get).hasMessage("REQUEST_IN_PROGRESS");
            assertThat(outcomes.get(0).get().recorded()).isTrue();
            assertThat(outcomes.get(2).get().recorded()).isTrue();
        }
    }
}
