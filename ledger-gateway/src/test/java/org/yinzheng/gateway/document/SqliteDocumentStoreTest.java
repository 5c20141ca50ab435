// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

final class SqliteDocumentStoreTest extends DocumentStoreContract {
    @Override
    DataSource source() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("documents.db"));
        return source;
    }

    @Override
    String binaryType() {
        return "BLOB";
    }
}
