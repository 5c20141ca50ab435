// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class BulkStoreOnPostgresTest extends BulkStoreContract {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServer() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        postgres.close();
    }

    @Override
    DataSource source() {
        return postgres.getPostgresDatabase();
    }

    @Override
    String blob() {
        return "BYTEA";
    }
}
