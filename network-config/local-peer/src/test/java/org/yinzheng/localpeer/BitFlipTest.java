// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.commit.LedgerCheck;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;
import org.yinzheng.localpeer.ledger.StoreCheck;

/** Every flipped bit that changes what the ledger says is found at the next start. */
class BitFlipTest {
    private static final int FLIPS = Boolean.getBoolean("yinzheng.endurance") ? 1_000 : 30;
    private static final List<String> TABLES = List.of("block", "block_hash", "tx", "state", "history", "head");

    @TempDir
    Path folder;

    @Test
    void in_the_files_of_a_peer_that_was_stopped() throws Exception {
        try (TestPeer peer = TestPeer.start(folder)) {
            TestLedger.fill(peer);
        }
        flip(copy(folder.resolve("data"), folder.resolve("image")), 20261122);
    }

    @Test
    void in_the_files_of_a_peer_that_was_killed() throws Exception {
        Path image;
        try (TestPeer peer = TestPeer.start(folder)) {
            TestLedger.fill(peer);
            // nothing is being written: these are the files as a kill would leave them, with a full log
            image = copy(folder.resolve("data"), folder.resolve("image"));
        }
        assertThat(Files.size(image.resolve("ledger.sqlite-wal"))).isGreaterThan(100_000);
        flip(image, 20261123);
    }

    private void flip(Path image, long seed) throws IOException, SQLException {
        List<String> content = dump(copy(image, folder.resolve("sound")));
        LedgerCheck.run(copy(image, folder.resolve("checked")));
        Random random = new Random(seed);
        int detected = 0;
        for (int i = 0; i < FLIPS; i++) {
            Path damaged = copy(image, folder.resolve("flip" + i));
            String place = flipOne(damaged, random);
            if (isDetected(damaged)) {
                detected++;
            } else {
                assertThat(dump(damaged))
                        .as("undetected flip of seed %d: %s", seed, place)
                        .isEqualTo(content);
            }
            delete(damaged);
        }
        assertThat(detected).as("flips found, of " + FLIPS).isGreaterThan(FLIPS / 3);
    }

    private static boolean isDetected(Path damaged) {
        try (LedgerStore store = LedgerStore.open(damaged, 1)) {
            StoreCheck.run(store, 100);
            return false;
        } catch (LedgerException e) {
            return true;
        }
    }

    /** A bit of any file, each byte as likely as another. */
    private static String flipOne(Path folder, Random random) throws IOException {
        List<Path> files =
                List.of(folder.resolve("ledger.sqlite"), folder.resolve("ledger.sqlite-wal"), folder.resolve("HEAD"));
        List<Path> present = files.stream().filter(Files::exists).toList();
        long total = 0;
        for (Path file : present) {
            total += Files.size(file);
        }
        long position = random.nextLong(total);
        for (Path file : present) {
            if (position < Files.size(file)) {
                byte[] bytes = Files.readAllBytes(file);
                int bit = random.nextInt(8);
                bytes[(int) position] ^= (byte) (1 << bit);
                Files.write(file, bytes);
                return file.getFileName() + " byte " + position + " bit " + bit;
            }
            position -= Files.size(file);
        }
        throw new IllegalStateException("no such byte");
    }

    private static List<String> dump(Path folder) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.sqlite"));
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet result = statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1, 2")) {
                    while (result.next()) {
                        rows.add(table + row(result));
                    }
                }
            }
        }
        return rows;
    }

    private static String row(ResultSet result) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            // with its type: a blob that has become text is another content
            Object value = result.getObject(i);
            row.append(' ')
                    .append(value instanceof byte[] bytes ? "x" + HexFormat.of().formatHex(bytes) : value);
        }
        return row.toString();
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : List.of("ledger.sqlite", "ledger.sqlite-wal", "HEAD")) {
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
