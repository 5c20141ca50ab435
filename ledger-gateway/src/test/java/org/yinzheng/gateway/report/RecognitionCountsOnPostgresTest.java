// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import javax.sql.DataSource;
import org.yinzheng.gateway.storage.TestDatabases;

class RecognitionCountsOnPostgresTest extends RecognitionCountsContract {
    @Override
    DataSource source() {
        return TestDatabases.onPostgres();
    }

    @Override
    String blob() {
        return "BYTEA";
    }
}
