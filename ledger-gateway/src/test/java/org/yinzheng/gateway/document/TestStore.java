// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.time.Clock;
import org.yinzheng.gateway.storage.Database;

/** A store of documents on a real database, for the tests of other packages. */
public final class TestStore {
    private TestStore() {}

    public static DocumentStore on(Database database, Clock clock) {
        return new JdbcDocumentStore(database, new RecordCipher(MasterKeys.of(new byte[MasterKey.LENGTH])), clock);
    }
}
