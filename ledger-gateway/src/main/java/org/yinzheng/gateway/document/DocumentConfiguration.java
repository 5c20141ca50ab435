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
    RecordCipher recordCipher(DataFolder folder) {
        return new RecordCipher(MasterKeys.of(folder.randomSecret("keys/documents.key", MasterKey.LENGTH)));
    }

    @Bean
    OlderLastDays olderLastDays(Database database, RecordCipher cipher, ObjectProvider<Clock> clock) {
        return new OlderLastDays(database, cipher, new LastDays(database, clock.getIfAvailable(Clock::systemUTC)));
    }

    @Bean
    OlderMasterKeys olderMasterKeys(Database database, RecordCipher cipher) {
        return new OlderMasterKeys(database, cipher);
    }

    @Bean
    DocumentStore documentStore(Database database, RecordCipher cipher, ObjectProvider<Clock> clock) {
        JdbcDocumentStore store = new JdbcDocumentStore(database, cipher, clock.getIfAvailable(Clock::systemUTC));
        store.requireOwnMasterKeys();
        return store;
    }
}
