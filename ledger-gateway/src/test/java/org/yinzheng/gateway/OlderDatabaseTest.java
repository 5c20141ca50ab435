// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.storage.Database;

/** The gateway's database was restored from a backup, and the ledger knows more. */
class OlderDatabaseTest {
    /** More than the gateway takes from its database at once. */
    private static final int ISSUED = 40;

    private final TestProvinces provinces = TestProvinces.shared();
    private final Database database = provinces.gateway().bean(Database.class);

    @Test
    void licences_are_issued_past_the_status_indexes_that_only_the_ledger_knows() {
        issue();
        long known = next();
        database.write(client -> client.sql("UPDATE status_index SET next_index = 0 WHERE type = 1")
                .update());
        for (int i = 0; i < ISSUED; i++) {
            issue();
        }
        assertThat(next()).isGreaterThan(known);
    }

    private long next() {
        return database.read(client -> client.sql("SELECT MAX(next_index) FROM status_index WHERE type = 1")
                .query(Long.class)
                .single());
    }

    private void issue() {
        var answer = provinces.post(
                "zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"));
        assertThat(answer.body().path("state").asString()).isEqualTo("RECORDED");
    }
}
