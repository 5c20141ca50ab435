// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.gateway.document.TestDocuments.AGENCY;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** A database of a version that kept no last days beside the sealed content, brought up to date. */
@ParameterizedClass(name = "{0}")
@EnumSource
class OlderLastDaysTest {
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-26T02:00:00Z"), ZoneOffset.UTC);
    private static final String JIANGXI = "JiangxiMSP";
    private static final String HOLDER = "330102199001010018";
    private static final int MANY = 205;

    private final TestDatabase kind;
    private final RecordCipher cipher = new RecordCipher(MasterKeys.of(new byte[MasterKey.LENGTH]));
    private GroupCommitDatabase database;

    OlderLastDaysTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void bringUpToDate(@TempDir Path folder) throws IOException, SQLException {
        var source = kind.create(folder, "21");
        older(source);
        kind.migrate(source);
        database = new GroupCommitDatabase(source);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** In two organisations, of each many that ended, one that goes on, one that counts long-term and one that was altered. */
    private void older(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            older(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            connection.commit();
        }
    }

    private void older(JdbcClient client) {
        for (String organisation : List.of(JIANGXI, TestDocuments.ZHEJIANG)) {
            for (int i = 0; i < MANY; i++) {
                insert(client, DocumentId.licence(organisation, "ended-%04d".formatted(i)), "VALID", "2025-01-31");
            }
            insert(client, DocumentId.licence(organisation, "going-on"), "VALID", "2027-01-31");
            insert(client, DocumentId.licence(organisation, "long-term"), "VALID", "长期");
            insert(client, DocumentId.licence(organisation, "revoked"), "REVOKED", "2025-01-31");
            insert(client, DocumentId.receipt(organisation, "33060101", "0000000001"), "VALID", "2025-01-31");
            insert(client, DocumentId.licence(organisation, "altered"), "VALID", "2025-01-31");
        }
        client.sql("INSERT INTO document_holder (holder_hash, organisation, kind, identifier) VALUES (?, ?, ?, ?)")
                .params(new DocumentIndexes(cipher).holderHash(HOLDER), JIANGXI, "LICENCE", "going-on")
                .update();
        client.sql("UPDATE document SET sealed = wrapped_key WHERE identifier = 'altered'")
                .update();
    }

    private void insert(JdbcClient client, DocumentId id, String state, String lastDay) {
        var fields = JsonMapper.shared().createObjectNode().put("validTo", lastDay);
        var key = cipher.newWrappedKey(id);
        var sealed = cipher.seal(key, ContentCodec.encode(new DocumentContent(fields, List.of(), Map.of(), "")), id);
        client.sql("INSERT INTO document (organisation, kind, identifier, type, agency, state, recorded_at,"
                        + " master_key_id, wrapped_key, sealed) VALUES (?, ?, ?, 1, ?, ?, 1, ?, ?, ?)")
                .params(
                        id.organisation(),
                        id.kind().name(),
                        id.identifier(),
                        AGENCY,
                        state,
                        key.masterKeyId(),
                        key.bytes(),
                        sealed)
                .update();
    }

    private OlderLastDays newProcess() {
        return new OlderLastDays(database, cipher, new LastDays(database, TODAY));
    }

    /** How many of an organisation's licences the list of a state has, after each of its rows was seen to say that state. */
    private int listed(String organisation, String state) {
        var store = new JdbcDocumentStore(database, cipher, TODAY);
        var found = 0;
        Optional<String> after = Optional.empty();
        do {
            var page = store.list(new DocumentQuery(
                    organisation,
                    DocumentKind.LICENCE,
                    List.of(AGENCY),
                    Optional.empty(),
                    Optional.of(state),
                    Optional.empty(),
                    Optional.empty(),
                    after,
                    DocumentQuery.LARGEST_PAGE));
            assertThat(page.documents())
                    .allSatisfy(one -> assertThat(one.state()).isEqualTo(state));
            found += page.documents().size();
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private Map<String, Integer> lists(String organisation) {
        var lists = new HashMap<String, Integer>();
        for (String state : List.of("VALID", LastDays.EXPIRED, "REVOKED")) {
            lists.put(state, listed(organisation, state));
        }
        return lists;
    }

    @Test
    void its_lists_say_what_expired_once_all_was_read_and_a_new_process_goes_on_where_the_last_one_was() {
        assertThat(lists(JIANGXI)).as("before").containsEntry(LastDays.EXPIRED, 0);
        int batches = 0;
        while (newProcess().fill()) {
            batches++;
        }
        assertThat(batches).as("batches of two organisations").isEqualTo(6);
        assertThat(newProcess().fill()).as("read for good").isFalse();
        for (String organisation : List.of(JIANGXI, TestDocuments.ZHEJIANG)) {
            assertThat(lists(organisation)).isEqualTo(Map.of("VALID", 3, LastDays.EXPIRED, MANY, "REVOKED", 1));
        }
        assertThat(count("document_read")).isZero();
    }

    @Test
    void a_round_reads_and_marks_them_all_and_holders_find_theirs() {
        var held = new JdbcDocumentStore(database, cipher, TODAY)
                .list(new DocumentQuery(
                        JIANGXI,
                        DocumentKind.LICENCE,
                        List.of(AGENCY),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(HOLDER),
                        Optional.empty(),
                        9));
        assertThat(held.documents()).extracting(one -> one.id().identifier()).containsExactly("going-on");
        newProcess().round();
        assertThat(count("document WHERE expired = 1")).isEqualTo(2 * MANY);
        assertThat(count("last_day_reading")).isZero();
    }

    private int count(String what) {
        return database.read(client ->
                client.sql("SELECT COUNT(*) FROM " + what).query(Integer.class).single());
    }
}
