// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import javax.sql.DataSource;
import org.yinzheng.gateway.storage.TestDatabases;

class BulkStoreOnPostgresTest extends BulkStoreContract {
    private static final DataSource SOURCE = TestDatabases.onPostgres();

    @Override
    DataSource source() {
        return SOURCE;
    }

    @Override
    String blob() {
        return "BYTEA";
    }
}
