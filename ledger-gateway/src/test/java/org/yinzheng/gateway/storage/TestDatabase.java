// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteDataSource;

/** The databases that a gateway may have, each of them real, for what must hold on both. */
public enum TestDatabase {
    SQLITE {
        private static @Nullable Path model;

        @Override
        public synchronized DataSource create(Path folder) throws IOException {
            if (model == null) {
                model = Files.createTempFile("gateway", ".db");
                model.toFile().deleteOnExit();
                migrate(source(model));
            }
            return source(Files.copy(model, folder.resolve(UUID.randomUUID() + ".db")));
        }

        @Override
        DataSource empty(Path folder) {
            return source(folder.resolve(UUID.randomUUID() + ".db"));
        }

        @Override
        String blob() {
            return "BLOB";
        }

        private static DataSource source(Path file) {
            var source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + file + "?journal_mode=WAL&busy_timeout=10000");
            return source;
        }
    },

    POSTGRESQL {
        private static final String MODEL = "model";

        private static boolean modelled;

        @Override
        public synchronized DataSource create(Path folder) throws IOException {
            var server = PostgresServer.running();
            if (!modelled) {
                PostgresServer.create(MODEL, "template1");
                migrate(server.getDatabase(PostgresServer.USER, MODEL));
                modelled = true;
            }
            return server.getDatabase(PostgresServer.USER, PostgresServer.create(newName(), MODEL));
        }

        @Override
        DataSource empty(Path folder) throws IOException {
            return PostgresServer.running()
                    .getDatabase(PostgresServer.USER, PostgresServer.create(newName(), "template1"));
        }

        @Override
        String blob() {
            return "BYTEA";
        }
    };

    /** A new database with the gateway's tables, which are made once and copied. */
    public abstract DataSource create(Path folder) throws IOException;

    /** A new database with the tables of an older version, which {@link #migrate} brings up to date. */
    public DataSource create(Path folder, String version) throws IOException {
        var source = empty(folder);
        flyway(source).target(version).load().migrate();
        return source;
    }

    abstract DataSource empty(Path folder) throws IOException;

    abstract String blob();

    /** The JDBC address of a new database on PostgreSQL without any table. */
    public static String emptyOnPostgres() throws IOException {
        return PostgresServer.running().getJdbcUrl(PostgresServer.USER, PostgresServer.create(newName(), "template1"));
    }

    private static String newName() {
        return "test" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Brings the tables up to date, as a gateway does at its start. */
    public void migrate(DataSource source) {
        flyway(source).load().migrate();
    }

    private FluentConfiguration flyway(DataSource source) {
        return Flyway.configure().dataSource(source).placeholders(Map.of("blob", blob()));
    }

    /** One for the test run, which ends with it. */
    private static final class PostgresServer {
        static final String USER = "postgres";

        private static @Nullable EmbeddedPostgres server;

        static synchronized EmbeddedPostgres running() throws IOException {
            if (server == null) {
                // databases of a moment need no vacuum, and it would go through a hundred of them again and again
                server = EmbeddedPostgres.builder()
                        .setServerConfig("autovacuum", "off")
                        .start();
            }
            return server;
        }

        static String create(String name, String template) throws IOException {
            JdbcClient.create(running().getPostgresDatabase())
                    .sql("CREATE DATABASE " + name + " TEMPLATE " + template)
                    .update();
            return name;
        }
    }
}
