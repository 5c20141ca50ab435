// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class RecognitionCountsOnSqliteTest extends RecognitionCountsContract {
    @TempDir
    Path folder;

    @Override
    DataSource source() {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("gateway.db") + "?journal_mode=WAL&busy_timeout=10000");
        return source;
    }

    @Override
    String blob() {
        return "BLOB";
    }
}
