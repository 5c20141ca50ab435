// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import javax.sql.DataSource;
import org.yinzheng.gateway.storage.TestDatabases;

final class PostgresDocumentStoreTest extends DocumentStoreContract {
    @Override
    DataSource source() {
        return TestDatabases.onPostgres();
    }

    @Override
    String binaryType() {
        return "BYTEA";
    }
}
