// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.yinzheng.launcher.process.LaunchFailure;

/** Copies a SQLite database of which another process is the writer: one moment of it, without holding the writer up. */
final class SqliteCopy {
    private SqliteCopy() {}

    static void make(Path source, Path target) {
        try (Connection connection = open(source);
                var vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, target.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw new LaunchFailure(source + " cannot be copied: " + e.getMessage(), e);
        }
        check(target);
    }

    private static void check(Path target) {
        try (Connection connection = open(target);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            if (!rows.next() || !rows.getString(1).equals("ok")) {
                throw new LaunchFailure("the copy " + target + " does not check; look at the original's disk");
            }
        } catch (SQLException e) {
            throw new LaunchFailure("the copy " + target + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=10000");
    }
}
