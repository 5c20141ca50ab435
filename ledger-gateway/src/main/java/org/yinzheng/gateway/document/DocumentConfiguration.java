// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yinzheng.gateway.storage.DataFolder;
import org.yinzheng.gateway.storage.Database;

/** Wires the document store to the gateway's database and data folder. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {
    @Bean
    DocumentStore documentStore(Database database, DataFolder folder, ObjectProvider<Clock> clock) {
        MasterKey master = new MasterKey(folder.randomSecret("keys/documents.key", MasterKey.LENGTH));
        JdbcDocumentStore store =
                new JdbcDocumentStore(database, new RecordCipher(master), clock.getIfAvailable(Clock::systemUTC));
        store.requireOwnMasterKey();
        return store;
    }
}
