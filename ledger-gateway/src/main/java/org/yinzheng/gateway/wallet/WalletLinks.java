// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.storage.Database;

/** The links, by the digest of their secret. Spending one is a single conditional write. */
@Component
class WalletLinks {
    /** Seconds after its end at which a link is forgotten. */
    private static final long FORGOTTEN = 30L * 86_400;

    private static final String COLUMNS =
            "SELECT id, organisation, kind, identifier, account, created_at, expires_at, used_by FROM wallet_link";
    private static final String OF_DOCUMENT = " WHERE organisation = ? AND kind = ? AND identifier = ?";

    private final Database database;

    WalletLinks(Database database) {
        this.database = database;
    }

    /** A new link; an earlier one to the same document that nobody used ends with it. */
    WalletLink create(DocumentId document, String account, String secretDigest, long now, long expiresAt) {
        var link = new WalletLink(UUID.randomUUID().toString(), document, account, now, expiresAt, Optional.empty());
        database.write(client -> {
            client.sql("DELETE FROM wallet_link WHERE expires_at < ?")
                    .param(now - FORGOTTEN)
                    .update();
            withdraw(client, document);
            return client.sql("INSERT INTO wallet_link (id, secret_digest, organisation, kind, identifier, account,"
                            + " created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            link.id(),
                            secretDigest,
                            document.organisation(),
                            document.kind().name(),
                            document.identifier(),
                            account,
                            now,
                            expiresAt)
                    .update();
        });
        return link;
    }

    /** Ends the links to a document that nobody used. */
    void withdraw(DocumentId document) {
        database.write(client -> withdraw(client, document));
    }

    private static int withdraw(JdbcClient client, DocumentId document) {
        return client.sql("DELETE FROM wallet_link" + OF_DOCUMENT + " AND used_by IS NULL")
                .params(document.organisation(), document.kind().name(), document.identifier())
                .update();
    }

    Optional<WalletLink> bySecret(String secretDigest) {
        return database.read(client -> client.sql(COLUMNS + " WHERE secret_digest = ?")
                .param(secretDigest)
                .query(WalletLinks::link)
                .optional());
    }

    /** The links to a document, newest first. */
    List<WalletLink> of(DocumentId document) {
        return database.read(client -> client.sql(COLUMNS + OF_DOCUMENT + " ORDER BY created_at DESC LIMIT 20")
                .params(document.organisation(), document.kind().name(), document.identifier())
                .query(WalletLinks::link)
                .list());
    }

    /** Spends a link; false where another key was faster. The same key may come again. */
    boolean take(String id, String key) {
        return database.write(client ->
                client.sql("UPDATE wallet_link SET used_by = ? WHERE id = ? AND (used_by IS NULL OR used_by = ?)")
                                .params(key, id, key)
                                .update()
                        == 1);
    }

    /** Gives a link back whose document could not be handed out: nothing was recorded. */
    void giveBack(String id, String key) {
        database.write(client -> client.sql("UPDATE wallet_link SET used_by = NULL WHERE id = ? AND used_by = ?")
                .params(id, key)
                .update());
    }

    private static WalletLink link(ResultSet row, int number) throws SQLException {
        return new WalletLink(
                row.getString("id"),
                new DocumentId(
                        row.getString("organisation"),
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getString("identifier")),
                row.getString("account"),
                row.getLong("created_at"),
                row.getLong("expires_at"),
                Optional.ofNullable(row.getString("used_by")));
    }
}
