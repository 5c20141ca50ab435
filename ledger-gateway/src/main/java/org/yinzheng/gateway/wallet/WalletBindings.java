// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.storage.Database;

/** The bindings made here. Whether one still stands the ledger says. */
@Component
class WalletBindings {
    private final Database database;

    WalletBindings(Database database) {
        this.database = database;
    }

    /** Kept beside a submission, before anything is sent: what is not recorded the ledger will not know. */
    static BiConsumer<JdbcClient, String> keeping(WalletBinding binding) {
        return (client, submission) -> insert(client, binding);
    }

    /** Keeps a binding; the same one again changes nothing. */
    void keep(WalletBinding binding) {
        database.write(client -> insert(client, binding));
    }

    private static int insert(JdbcClient client, WalletBinding binding) {
        var document = binding.document();
        return client.sql("INSERT INTO wallet_binding (digest, holder_key, organisation, kind, identifier, agency,"
                        + " bound_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(
                        binding.digest(),
                        binding.holderKey(),
                        document.organisation(),
                        document.kind().name(),
                        document.identifier(),
                        binding.agency(),
                        binding.boundAt())
                .update();
    }

    /** The keys to which a credential was given; several only for a receipt's. */
    List<WalletBinding> of(String digest) {
        return database.read(client -> client.sql("SELECT digest, holder_key, organisation, kind, identifier, agency,"
                        + " bound_at FROM wallet_binding WHERE digest = ?")
                .param(digest)
                .query((row, number) -> new WalletBinding(
                        row.getString("digest"),
                        row.getString("holder_key"),
                        new DocumentId(
                                row.getString("organisation"),
                                DocumentKind.valueOf(row.getString("kind")),
                                row.getString("identifier")),
                        row.getString("agency"),
                        row.getLong("bound_at")))
                .list());
    }
}
