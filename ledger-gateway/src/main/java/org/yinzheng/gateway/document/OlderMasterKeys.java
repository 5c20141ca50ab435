// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.yinzheng.gateway.document.DocumentRows.SealedDocument;
import org.yinzheng.gateway.outbox.Rounds;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.SealBroken;
import org.yinzheng.watch.Wordless;

/**
 * Wraps the keys of documents that an older master key wrapped by the newest one. It begins with the process, keeps nobody
 * waiting, goes on after a restart where it was, and ends for good; the documents' content stays as it is sealed.
 */
final class OlderMasterKeys extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(OlderMasterKeys.class);
    private static final int BATCH = 500;

    private final Database database;
    private final RecordCipher cipher;

    OlderMasterKeys(Database database, RecordCipher cipher) {
        super("master-keys", Duration.ZERO, Duration.ofHours(1));
        this.database = database;
        this.cipher = cipher;
    }

    /** A database that does not answer ends this round; the next one goes on. */
    @Override
    protected void round() {
        try {
            long wrapped = 0;
            for (String older : cipher.olderMasterKeyIds()) {
                wrapped += wrapAll(older);
            }
            if (wrapped > 0) {
                LOG.info("{} documents' keys were wrapped by the newest master key", wrapped);
            }
        } catch (DataAccessException e) {
            LOG.warn("documents' keys are wrapped on in an hour", Wordless.trace(e));
        }
    }

    private long wrapAll(String older) {
        long wrapped = 0;
        int last = wrap(older);
        while (last > 0 && !Thread.currentThread().isInterrupted()) {
            wrapped += last;
            last = wrap(older);
        }
        return wrapped;
    }

    /** One batch; how many it wrapped. */
    private int wrap(String older) {
        Map<DocumentId, WrappedKey> anew = new LinkedHashMap<>();
        for (SealedDocument document : under(older)) {
            var id = document.summary().id();
            try {
                anew.put(id, cipher.wrapAnew(document.key(), id));
            } catch (SealBroken e) {
                LOG.atWarn()
                        .addKeyValue("document", id.identifier())
                        .log("a document's key was altered; it stays as it is");
            }
        }
        return database.write(client -> {
            var rows = new DocumentRows(client);
            anew.forEach((id, key) -> rows.wrapAnew(id, older, key));
            return anew.size();
        });
    }

    private List<SealedDocument> under(String masterKeyId) {
        return database.read(client -> new DocumentRows(client).under(masterKeyId, BATCH));
    }
}
