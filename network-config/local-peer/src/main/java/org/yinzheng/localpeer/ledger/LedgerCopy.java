// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.yinzheng.network.PrivateFiles;

/**
 * Copies a ledger while its peer writes. SQLite gives the copy one moment of the ledger, whole blocks only; then every row of
 * the copy is read and held against its digests, because a backup that nobody has read is none.
 */
public final class LedgerCopy {
    private static final int TRIES = 20;

    private LedgerCopy() {}

    /**
     * Copies the ledger into a new folder.
     *
     * @return the number of blocks in the copy
     * @throws LedgerException if there is no ledger, the target exists, or the copy does not check; the target is then incomplete
     */
    public static long make(Path source, Path target) {
        if (!Files.isRegularFile(DataFolder.database(source))) {
            throw new LedgerException("there is no ledger in " + source);
        }
        if (Files.exists(target)) {
            throw new LedgerException(target + " exists: name a new folder");
        }
        try {
            PrivateFiles.createFolder(target);
            // the head before the blocks: the copy must hold every block that it tells of
            Files.write(DataFolder.head(target), soundHead(DataFolder.head(source)));
            vacuum(DataFolder.database(source), DataFolder.database(target));
        } catch (IOException | SQLException e) {
            throw new LedgerException("the ledger cannot be copied to " + target + ": " + e.getMessage(), e);
        }
        return check(target);
    }

    /** The peer overwrites the file for each block, so a record may be met half written. */
    private static byte[] soundHead(Path file) throws IOException {
        byte[] read = Files.readAllBytes(file);
        for (int i = 1; i < TRIES && !HeadFile.isSound(read); i++) {
            read = Files.readAllBytes(file);
        }
        if (!HeadFile.isSound(read)) {
            throw new LedgerException("the file HEAD is damaged");
        }
        return read;
    }

    private static void vacuum(Path source, Path target) throws SQLException {
        try (Connection connection = new SqliteFile(source).connectForCopying();
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, target.toAbsolutePath().toString());
            statement.execute();
        }
    }

    private static long check(Path target) {
        try (LedgerStore copy = LedgerStore.open(target, 1)) {
            StoreCheck.run(copy, 0);
            copy.catchUpHead();
            return copy.height();
        }
    }
}
