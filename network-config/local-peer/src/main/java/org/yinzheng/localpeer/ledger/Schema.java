// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tables. Keys are BLOBs: Fabric sorts by bytes. Tables without a row id have one tree each, so a full scan sees all
 * that a look-up can.
 */
final class Schema {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE block(number INTEGER PRIMARY KEY, bytes BLOB NOT NULL, content BLOB NOT NULL) STRICT",
            "CREATE TABLE block_hash(hash BLOB PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID",
            "CREATE TABLE tx(id BLOB PRIMARY KEY, block INTEGER NOT NULL, position INTEGER NOT NULL,"
                    + " code INTEGER NOT NULL) STRICT, WITHOUT ROWID",
            "CREATE TABLE state(namespace BLOB, key BLOB, value BLOB NOT NULL, metadata BLOB NOT NULL,"
                    + " block INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY(namespace, key))"
                    + " STRICT, WITHOUT ROWID",
            "CREATE TABLE history(namespace BLOB, key BLOB, block INTEGER, position INTEGER,"
                    + " PRIMARY KEY(namespace, key, block, position)) STRICT, WITHOUT ROWID",
            "CREATE TABLE head(id INTEGER PRIMARY KEY CHECK (id = 1), height INTEGER NOT NULL,"
                    + " content BLOB NOT NULL, state BLOB NOT NULL, history BLOB NOT NULL, tx BLOB NOT NULL) STRICT");

    private Schema() {}

    static void prepare(Connection connection) throws SQLException {
        List<String> present = present(connection);
        if (present.isEmpty()) {
            create(connection);
        } else if (!present.equals(
                TABLES.stream().sorted(Comparator.naturalOrder()).toList())) {
            throw new LedgerException("the tables of the ledger are not those of this version");
        }
    }

    /** All of them or none: what a killed process left behind would be no ledger of this version. */
    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (String table : TABLES) {
                statement.executeUpdate(table);
            }
            statement.execute("COMMIT");
        }
    }

    private static List<String> present(Connection connection) throws SQLException {
        List<String> present = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_schema ORDER BY sql")) {
            while (rows.next()) {
                present.add(rows.getString(1));
            }
        }
        present.sort(Comparator.naturalOrder());
        return present;
    }
}
