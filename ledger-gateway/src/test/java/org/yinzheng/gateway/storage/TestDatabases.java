// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real databases for what must hold on each of them. */
public final class TestDatabases {
    private static @Nullable EmbeddedPostgres server;

    private TestDatabases() {}

    /** A new database on the one PostgreSQL server of the test run, which ends with it. */
    public static synchronized DataSource onPostgres() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.start();
            }
            var name = "test" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("CREATE DATABASE " + name)
                    .update();
            return server.getDatabase("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings the tables up to date, as the gateway does at its start. */
    public static void migrate(DataSource source, String blob) {
        Flyway.configure()
                .dataSource(source)
                .placeholders(Map.of("blob", blob))
                .load()
                .migrate();
    }
}
