// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;

/** Opens the database file: write-ahead log, every commit forced to the disk. */
final class SqliteFile {
    /** Earlier versions could lose a commit when a checkpoint and a writer met. */
    private static final int[] OLDEST = {3, 51, 3};

    private final Path file;

    SqliteFile(Path file) {
        this.file = file;
    }

    Connection connectForWriting() throws SQLException {
        SQLiteConfig config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Opening opening = new Opening();
        Connection connection = opening.add(config.createConnection(url()));
        try {
            requireVersion(connection);
            return connection;
        } catch (SQLException e) {
            throw opening.broken(e);
        } catch (LedgerException e) {
            throw opening.broken(e);
        }
    }

    /** Beside a peer that writes: the copy is one moment of the ledger, and the peer does not wait for it. */
    Connection connectForCopying() throws SQLException {
        return common().createConnection(url());
    }

    Connection connectForReading() throws SQLException {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        return config.createConnection(url());
    }

    private static SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.setCacheSize(-8_000);
        // nobody asks for them, and the driver would select one after each row
        config.setGetGeneratedKeys(false);
        return config;
    }

    private String url() {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    private static void requireVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sqlite_version()")) {
            String version = rows.next() ? rows.getString(1) : "0.0.0";
            int[] parts = Arrays.stream(version.split("\\."))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if (Arrays.compare(parts, OLDEST) < 0) {
                throw new LedgerException("SQLite " + version + " is too old: 3.51.3 or later is needed");
            }
        }
    }
}
