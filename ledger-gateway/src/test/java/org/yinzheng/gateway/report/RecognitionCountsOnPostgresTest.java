// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class RecognitionCountsOnPostgresTest extends RecognitionCountsContract {
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
        var source = postgres.getPostgresDatabase();
        JdbcClient.create(source)
                .sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
                .update();
        return source;
    }

    @Override
    String blob() {
        return "BYTEA";
    }
}
