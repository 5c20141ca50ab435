// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * SHA-256 over every row of a view, in order: two verifiers that read the same blocks have the same digest, so provinces
 * can compare theirs, and a view rebuilt from block 0 proves that nothing was lost or added.
 */
public final class ViewDigest {

    private ViewDigest() {}

    /** Prints height and digest of the view in the folder given as the only argument. */
    public static void main(String[] arguments) throws SQLException {
        if (arguments.length != 1) {
            System.err.println("usage: ViewDigest <data folder of the verifier>");
            return;
        }
        System.out.println(of(Path.of(arguments[0])));
    }

    /** Digest of the view in a folder, lower-case hexadecimal. */
    public static String of(Path folder) throws SQLException {
        var digest = sha256();
        try (var connection = new ViewFile(folder).reader()) {
            connection.setAutoCommit(false);
            for (var query : ViewFile.CONTENT) {
                digest.update(query.getBytes(StandardCharsets.UTF_8));
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery(query)) {
                    addRows(digest, rows);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addRows(MessageDigest digest, ResultSet rows) throws SQLException {
        var columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                var bytes = rows.getObject(i) instanceof byte[] blob
                        ? blob
                        : rows.getString(i).getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                digest.update(bytes);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
