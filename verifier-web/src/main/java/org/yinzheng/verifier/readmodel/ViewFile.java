// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file of the view: one writer, many readers (WAL). Everything in it comes from the blocks, so a file of an
 * older layout is thrown away and read anew instead of being migrated.
 */
final class ViewFile {

    /** Raise with every change of {@link #TABLES}: the view is then rebuilt from block 0. */
    private static final int LAYOUT = 4;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE space(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
            records("registry"),
            records("version"),
            "CREATE TABLE leaf(digest BLOB NOT NULL, position INTEGER NOT NULL, space INTEGER NOT NULL,"
                    + " batch INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(digest, position, place))"
                    + " WITHOUT ROWID",
            "CREATE TABLE batch(id INTEGER PRIMARY KEY, space INTEGER NOT NULL, key BLOB NOT NULL)",
            "CREATE TABLE block(number INTEGER PRIMARY KEY, header BLOB NOT NULL, commit_hash BLOB NOT NULL,"
                    + " clock INTEGER NOT NULL)",
            "CREATE TABLE clock(time INTEGER PRIMARY KEY, position INTEGER NOT NULL)",
            "CREATE TABLE seen(id BLOB PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID",
            "CREATE TABLE definition(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
            "CREATE TABLE policy(id INTEGER PRIMARY KEY, value BLOB NOT NULL UNIQUE)",
            "CREATE TABLE key_policy(space INTEGER NOT NULL, key BLOB NOT NULL, policy INTEGER NOT NULL,"
                    + " PRIMARY KEY(space, key)) WITHOUT ROWID",
            "CREATE TABLE policied(space INTEGER NOT NULL, kind TEXT NOT NULL, PRIMARY KEY(space, kind)) WITHOUT ROWID",
            "CREATE TABLE status_list(id INTEGER PRIMARY KEY, space INTEGER NOT NULL, iss TEXT NOT NULL,"
                    + " type INTEGER NOT NULL, changed INTEGER NOT NULL, UNIQUE(space, iss, type))",
            "CREATE TABLE status(list INTEGER NOT NULL, place INTEGER NOT NULL, state INTEGER NOT NULL,"
                    + " PRIMARY KEY(list, place)) WITHOUT ROWID",
            "CREATE TABLE closed(list INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY(list, digest)) WITHOUT ROWID",
            "CREATE TABLE configuration(block INTEGER PRIMARY KEY, value BLOB NOT NULL)",
            "CREATE TABLE root(msp TEXT NOT NULL, fingerprint TEXT NOT NULL, block INTEGER NOT NULL,"
                    + " alarming INTEGER NOT NULL, PRIMARY KEY(msp, fingerprint)) WITHOUT ROWID");

    /** Every table with the order of its rows, for {@link ViewDigest}. */
    static final List<String> CONTENT = List.of(
            "SELECT id, name FROM space ORDER BY id",
            "SELECT space, key, position, time, value FROM registry ORDER BY space, key, position",
            "SELECT space, key, position, time, value FROM version ORDER BY space, key, position",
            "SELECT digest, position, space, batch, place FROM leaf ORDER BY digest, position, place",
            "SELECT id, space, key FROM batch ORDER BY id",
            "SELECT number, header, commit_hash, clock FROM block ORDER BY number",
            "SELECT time, position FROM clock ORDER BY time",
            "SELECT id, position FROM seen ORDER BY id",
            "SELECT name, value FROM definition ORDER BY name",
            "SELECT space, key, value FROM key_policy JOIN policy ON policy.id = policy ORDER BY space, key",
            "SELECT id, space, iss, type, changed FROM status_list ORDER BY id",
            "SELECT list, place, state FROM status ORDER BY list, place",
            "SELECT list, digest FROM closed ORDER BY list, digest",
            "SELECT block, value FROM configuration ORDER BY block",
            "SELECT msp, fingerprint, block, alarming FROM root ORDER BY msp, fingerprint");

    private final Path file;

    ViewFile(Path folder) {
        try {
            Files.createDirectories(folder);
            // each hard stop leaves a native library behind: here it can be found, and is not in the shared place
            if (System.getProperty("org.sqlite.tmpdir") == null) {
                var natives = Files.createDirectories(folder.resolve("native"));
                removeFiles(natives);
                System.setProperty("org.sqlite.tmpdir", natives.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be used for the view", e);
        }
        this.file = folder.resolve("view.db");
    }

    /** Opens for writing, creating or emptying the file where needed. */
    Connection writer() throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // losing the last commits at a power cut is harmless: view and checkpoint fall back together
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(-64 * 1024);
        // nobody asks for them, and the driver would select one after each row
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout(10_000);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        if (layoutOf(connection) != LAYOUT) {
            connection.close();
            removeFile();
            connection = config.createConnection("jdbc:sqlite:" + file);
            create(connection);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    Connection reader() throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setCacheSize(-8 * 1024);
        config.setBusyTimeout(10_000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static String records(String table) {
        return "CREATE TABLE " + table + "(space INTEGER NOT NULL, key BLOB NOT NULL, position INTEGER NOT NULL,"
                + " time INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY(space, key, position)) WITHOUT ROWID";
    }

    private static int layoutOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (var table : TABLES) {
                statement.execute(table);
            }
            statement.execute("PRAGMA user_version = " + LAYOUT);
            statement.execute("COMMIT");
        }
    }

    private void removeFile() {
        try {
            for (var suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the outdated view " + file + " cannot be removed", e);
        }
    }

    private static void removeFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var leftOver : files.toList()) {
                Files.deleteIfExists(leftOver);
            }
        }
    }
}
