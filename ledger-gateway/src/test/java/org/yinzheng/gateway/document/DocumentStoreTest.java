// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.gateway.document.TestDocuments.COUNTER;
import static org.yinzheng.gateway.document.TestDocuments.ZHEJIANG;
import static org.yinzheng.gateway.document.TestDocuments.content;
import static org.yinzheng.gateway.document.TestDocuments.licence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.SealBroken;
import org.yinzheng.gateway.storage.TestDatabase;

/** What every database must give. */
@ParameterizedClass(name = "{0}")
@EnumSource
class DocumentStoreTest {
    private static final String NAME = "虚构人甲";
    private static final String CODE = "330102199001010018";

    private final TestDatabase kind;
    private GroupCommitDatabase database;
    private JdbcClient jdbc;
    private JdbcDocumentStore store;

    DocumentStoreTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        DataSource source = kind.create(folder);
        jdbc = JdbcClient.create(source);
        database = new GroupCommitDatabase(source);
        store = store((byte) 1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private JdbcDocumentStore store(byte keyByte) {
        return store(cipher(keyByte));
    }

    private JdbcDocumentStore store(RecordCipher cipher) {
        return new JdbcDocumentStore(
                database, cipher, Clock.fixed(Instant.ofEpochSecond(1_795_000_000L), ZoneOffset.UTC));
    }

    /** Under a key file with these keys, the newest first. */
    private static RecordCipher cipher(int... keyBytes) {
        var file = ByteBuffer.allocate(keyBytes.length * MasterKey.LENGTH);
        for (int keyByte : keyBytes) {
            byte[] key = new byte[MasterKey.LENGTH];
            Arrays.fill(key, (byte) keyByte);
            file.put(key);
        }
        return new RecordCipher(MasterKeys.of(file.array()));
    }

    @Test
    void a_saved_document_is_read_back_whole() {
        NewDocument saved = licence("1.2.3", NAME, CODE);
        store.save(saved);
        assertThat(store.read(saved.id(), COUNTER).orElseThrow().content()).isEqualTo(saved.content());
        assertThat(store.find(saved.id()).orElseThrow().state()).isEqualTo("VALID");
    }

    @Test
    void an_unknown_document_is_an_empty_answer_and_leaves_no_reading() {
        DocumentId unknown = DocumentId.licence(ZHEJIANG, "9.9.9");
        assertThat(store.read(unknown, COUNTER)).isEmpty();
        assertThat(store.readings(unknown, 10)).isEmpty();
    }

    @Test
    void no_column_holds_a_name_a_number_or_a_credential_in_the_clear() {
        store.save(licence("1.2.3", NAME, CODE));
        List<byte[]> cells = new ArrayList<>();
        for (String table : List.of("document", "document_holder", "document_phrase", "document_read")) {
            jdbc.sql("SELECT * FROM " + table)
                    .query((row, number) -> {
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            Optional.ofNullable(row.getBytes(column)).ifPresent(cells::add);
                        }
                        return number;
                    })
                    .list();
        }
        assertThat(cells).isNotEmpty();
        assertThat(cells).allSatisfy(cell -> assertThat(new String(cell, StandardCharsets.UTF_8))
                .doesNotContain(NAME, CODE, "YZ1:", "K7M2QX"));
    }

    @Test
    void the_same_document_again_changes_nothing_and_another_is_refused() {
        store.save(licence("1.2.3", NAME, CODE));
        store.save(licence("1.2.3", NAME, CODE));
        assertThatThrownBy(() -> store.save(licence("1.2.3", "虚构人乙", CODE)))
                .isInstanceOf(DocumentConflictException.class)
                .hasMessageNotContaining("虚构人");
        assertThat(store.list(DocumentQuery.all(ZHEJIANG, DocumentKind.LICENCE, 10))
                        .documents())
                .hasSize(1);
    }

    @Test
    void of_many_documents_with_one_conflict_none_is_kept() {
        store.save(licence("1.2.3", NAME, CODE));
        assertThatThrownBy(() -> store.saveAll(List.of(licence("4.5.6", NAME, CODE), licence("1.2.3", "虚构人乙", CODE))))
                .isInstanceOf(DocumentConflictException.class);
        assertThat(store.find(DocumentId.licence(ZHEJIANG, "4.5.6"))).isEmpty();
    }

    @Test
    void every_reading_is_recorded_with_its_purpose() {
        NewDocument saved = licence("1.2.3", NAME, CODE);
        store.save(saved);
        store.read(saved.id(), COUNTER);
        store.read(saved.id(), Reading.byService("print"));
        assertThat(store.readings(saved.id(), 10))
                .extracting(ReadEntry::reading)
                .containsExactlyInAnyOrder(COUNTER, new Reading("gateway", "print"));
    }

    @Test
    void an_erased_document_keeps_its_place_but_no_key_no_holder_and_no_phrase() {
        NewDocument saved = licence("1.2.3", NAME, CODE);
        store.save(saved);
        assertThat(store.erase(saved.id())).isTrue();
        assertThat(store.erase(saved.id())).isFalse();

        assertThatThrownBy(() -> store.read(saved.id(), COUNTER)).isInstanceOf(DocumentErasedException.class);
        assertThatThrownBy(() -> store.replace(saved.id(), saved.content()))
                .isInstanceOf(DocumentErasedException.class);
        assertThatThrownBy(() -> store.save(saved)).isInstanceOf(DocumentErasedException.class);
        assertThat(store.find(saved.id()).orElseThrow().erasedAt()).contains(1_795_000_000L);
        assertThat(store.findByPhrase("licence|1.2.3|K7M2QX")).isEmpty();
        assertThat(store.list(TestDocuments.heldBy(CODE)).documents()).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM document WHERE wrapped_key IS NOT NULL OR sealed IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void content_is_replaced_and_state_is_noted() {
        NewDocument saved = licence("1.2.3", NAME, CODE);
        store.save(saved);
        assertThat(store.replace(saved.id(), content("虚构人丙", CODE))).isTrue();
        noteState(saved.id(), "REVOKED", 12);
        Document read = store.read(saved.id(), COUNTER).orElseThrow();
        assertThat(read.content()).isEqualTo(content("虚构人丙", CODE));
        assertThat(read.summary().state()).isEqualTo("REVOKED");
        assertThat(store.replace(DocumentId.licence(ZHEJIANG, "9"), saved.content()))
                .isFalse();
    }

    @Test
    void a_state_of_an_earlier_block_does_not_replace_that_of_a_later_one() {
        NewDocument saved = licence("1.2.3", NAME, CODE);
        store.save(saved);
        noteState(saved.id(), "SUSPENDED", 12);
        noteState(saved.id(), "VALID", 11);
        assertThat(store.find(saved.id()).orElseThrow().state()).isEqualTo("SUSPENDED");
        noteState(saved.id(), "REVOKED", 13);
        assertThat(store.find(saved.id()).orElseThrow().state()).isEqualTo("REVOKED");
    }

    private void noteState(DocumentId id, String state, long block) {
        database.write(client -> {
            store.changingState(id, state, block).accept(client);
            return id;
        });
    }

    @Test
    void a_discarded_document_leaves_nothing_and_may_be_saved_anew() {
        store.save(licence("1.2.3", NAME, CODE));
        assertThat(store.discard(DocumentId.licence(ZHEJIANG, "1.2.3"))).isTrue();
        assertThat(store.discard(DocumentId.licence(ZHEJIANG, "1.2.3"))).isFalse();
        assertThat(store.findByPhrase("licence|1.2.3|K7M2QX")).isEmpty();
        store.save(licence("1.2.3", "虚构人乙", CODE));
        assertThat(store.findByPhrase("licence|1.2.3|K7M2QX")).isPresent();
    }

    @Test
    void only_the_exact_phrase_finds_the_document() {
        store.save(licence("1.2.3", NAME, CODE));
        assertThat(store.findByPhrase("licence|1.2.3|K7M2QX")).contains(DocumentId.licence(ZHEJIANG, "1.2.3"));
        assertThat(store.findByPhrase("licence|1.2.3|K7M2QY")).isEmpty();
        assertThat(store.findByPhrase("licence|1.2.4|K7M2QX")).isEmpty();
    }

    @Test
    void a_ciphertext_moved_to_another_name_does_not_open() {
        store.save(licence("a", NAME, CODE));
        store.save(licence("b", "虚构人乙", CODE));
        jdbc.sql("UPDATE document SET sealed = (SELECT d.sealed FROM document d WHERE d.identifier = 'a'),"
                        + " wrapped_key = (SELECT d.wrapped_key FROM document d WHERE d.identifier = 'a')"
                        + " WHERE identifier = 'b'")
                .update();
        assertThatThrownBy(() -> store.read(DocumentId.licence(ZHEJIANG, "b"), COUNTER))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void another_key_file_beside_an_old_database_is_refused_at_start() {
        store.requireOwnMasterKeys();
        store.save(licence("1.2.3", NAME, CODE));
        store.requireOwnMasterKeys();
        for (int other = 2; other < 6; other++) {
            JdbcDocumentStore stranger = store((byte) other);
            assertThatThrownBy(stranger::requireOwnMasterKeys)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("restore the key file");
        }
    }

    @Test
    void a_key_file_that_lost_one_of_the_keys_in_use_is_refused_at_start_whichever_it_is() {
        store.save(licence("1.2.3", NAME, CODE));
        store(cipher(2, 1)).save(licence("1.2.4", NAME, CODE));
        store(cipher(2, 1)).requireOwnMasterKeys();
        for (int left : List.of(1, 2)) {
            assertThatThrownBy(store((byte) left)::requireOwnMasterKeys).hasMessageContaining("restore the key file");
        }
    }

    @Test
    void under_a_new_master_key_older_documents_are_read_and_found_and_changed() {
        NewDocument saved = licence("1.2.3", NAME, CODE);
        store.save(saved);
        var changed = store(cipher(2, 1));
        changed.requireOwnMasterKeys();
        assertThat(changed.read(saved.id(), COUNTER).orElseThrow().content()).isEqualTo(saved.content());
        assertThat(changed.findByPhrase("licence|1.2.3|K7M2QX")).contains(saved.id());
        changed.save(licence("1.2.4", NAME, CODE));
        assertThat(identifiers(changed, TestDocuments.heldBy(CODE))).containsExactlyInAnyOrder("1.2.3", "1.2.4");
        assertThat(changed.replace(saved.id(), content("虚构人乙", CODE))).isTrue();
        assertThat(changed.read(saved.id(), COUNTER).orElseThrow().content()).isEqualTo(content("虚构人乙", CODE));
    }

    @Test
    void the_newest_master_key_takes_over_what_older_ones_wrapped_and_leaves_what_was_erased_or_altered() {
        store.saveAll(IntStream.range(0, 503)
                .mapToObj(i -> licence("old-" + i, NAME, CODE))
                .toList());
        store.erase(DocumentId.licence(ZHEJIANG, "old-1"));
        jdbc.sql("UPDATE document SET wrapped_key = sealed WHERE identifier = 'old-2'")
                .update();
        var both = cipher(2, 1);
        new OlderMasterKeys(database, both).round();
        var alone = store((byte) 2);
        assertThat(alone.read(DocumentId.licence(ZHEJIANG, "old-502"), COUNTER)
                        .orElseThrow()
                        .content())
                .isEqualTo(content(NAME, CODE));
        assertThat(count("master_key_id = '" + both.masterKeyIds().get(0) + "'"))
                .isEqualTo(501);
        assertThat(count("master_key_id = '" + both.masterKeyIds().get(1) + "'"))
                .isEqualTo(2);
        assertThat(store(both).findByPhrase("licence|old-502|K7M2QX"))
                .contains(DocumentId.licence(ZHEJIANG, "old-502"));
        assertThatThrownBy(() -> store.read(DocumentId.licence(ZHEJIANG, "old-502"), COUNTER))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_file_that_was_cut_off_is_refused() {
        for (int length : List.of(0, 31, 33, 63)) {
            assertThatThrownBy(() -> MasterKeys.of(new byte[length]))
                    .hasMessageContaining("restore it from your backup");
        }
    }

    private long count(String condition) {
        return jdbc.sql("SELECT COUNT(*) FROM document WHERE " + condition)
                .query(Long.class)
                .single();
    }

    private static List<String> identifiers(JdbcDocumentStore store, DocumentQuery query) {
        return store.list(query).documents().stream()
                .map(found -> found.id().identifier())
                .toList();
    }
}
