// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.storage.Database;

/** The gateway's database was restored from a backup, and the ledger knows more. */
class OlderDatabaseTest {
    private static final int ISSUED = 70;

    @TempDir
    Path folder;

    @Test
    void licences_are_issued_past_the_status_indexes_that_only_the_ledger_knows() {
        try (var provinces = TestProvinces.start(folder)) {
            for (int i = 0; i < ISSUED; i++) {
                issue(provinces);
            }
            provinces.gateway().bean(Database.class).write(client -> client.sql(
                            "UPDATE status_index SET next_index = 0")
                    .update());
            provinces.restartGateway();
            issue(provinces);
            issue(provinces);
        }
    }

    private static void issue(TestProvinces provinces) {
        var answer = provinces.post(
                "zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"));
        assertThat(answer.body().path("state").asString()).isEqualTo("RECORDED");
    }
}
