// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.gateway.document.TestDocuments.ZHEJIANG;
import static org.yinzheng.gateway.document.TestDocuments.licence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.TestDatabase;

/** Lists of documents, as every database must give them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class DocumentListsTest {
    private static final String NAME = "虚构人甲";
    private static final String CODE = "330102199001010018";

    private final TestDatabase kind;
    private GroupCommitDatabase database;
    private DocumentStore store;

    DocumentListsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        database = new GroupCommitDatabase(kind.create(folder));
        store = store(Instant.ofEpochSecond(1_795_000_000L));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private DocumentStore store(Instant now) {
        return TestStore.on(database, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void pages_show_every_document_once() {
        for (int number = 100; number < 125; number++) {
            store.save(licence("serial." + number, NAME, CODE));
        }
        var seen = identifiers(paged(query(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 10)));
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void the_documents_of_several_agencies_are_one_list_page_by_page() {
        var agencies = List.of("A", "B", "C");
        for (int number = 100; number < 130; number++) {
            store.save(licence(agencies.get(number % 3), "serial." + number, 3, "VALID", NAME, CODE));
        }
        var seen = paged(query(List.of("A", "C"), Optional.of(3), Optional.of("VALID"), Optional.of(CODE), 7)).stream()
                .map(found -> found.agency() + found.id().identifier())
                .toList();
        assertThat(seen)
                .hasSize(20)
                .doesNotHaveDuplicates()
                .noneMatch(one -> one.startsWith("B"))
                .startsWith("Aserial.129", "Cserial.128", "Aserial.126")
                .endsWith("Cserial.101");
    }

    @Test
    void lists_narrow_by_type_state_commitment_and_holder() {
        store.save(licence("a", 3, "VALID", NAME, CODE));
        store.save(licence("b", 3, "REVOKED", NAME, "330102199001010026"));
        store.save(licence("c", 7, "VALID", NAME, CODE));
        assertThat(identifiers(query(Optional.of(3), Optional.empty(), Optional.empty())))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(identifiers(query(Optional.of(3), Optional.of("VALID"), Optional.empty())))
                .containsExactly("a");
        assertThat(identifiers(query(Optional.empty(), Optional.empty(), Optional.of("ab".repeat(32)))))
                .hasSize(3);
        assertThat(identifiers(TestDocuments.heldBy(CODE))).containsExactlyInAnyOrder("a", "c");
        assertThat(identifiers(DocumentQuery.all("JiangxiMSP", DocumentKind.LICENCE, 10)))
                .isEmpty();
    }

    @Test
    void a_list_of_one_state_has_the_documents_that_read_so_today_and_its_rows_say_it() {
        var end = Optional.of(LocalDate.of(2026, 11, 17));
        // stored while they counted; in China the 18th has come, in Greenwich it has not
        var before = store(Instant.parse("2026-11-01T00:00:00Z"));
        before.save(licence("ended", 3, "VALID", NAME, CODE).until(end));
        before.save(licence("suspended", 3, "SUSPENDED", NAME, CODE).until(end));
        before.save(licence("revoked", 3, "REVOKED", NAME, CODE).until(end));
        before.save(licence("today", 3, "VALID", NAME, CODE).until(Optional.of(LocalDate.of(2026, 11, 18))));
        before.save(licence("long-term", 3, "VALID", NAME, CODE));
        before.save(licence("another", 7, "VALID", NAME, CODE).until(end));
        store = store(Instant.parse("2026-11-17T16:00:00Z"));
        store.save(licence("imported", 3, "VALID", NAME, CODE).asImported().until(end));
        noteState(DocumentId.licence(ZHEJIANG, "suspended"), "VALID", 7);
        assertThat(reading("VALID")).containsExactlyInAnyOrder("today", "long-term");
        assertThat(reading("EXPIRED")).containsExactlyInAnyOrder("ended", "suspended", "imported", "another");
        assertThat(reading("SUSPENDED")).isEmpty();
        assertThat(reading("REVOKED")).containsExactly("revoked");
        assertThat(identifiers(query(Optional.of(7), Optional.of("EXPIRED"), Optional.empty())))
                .containsExactly("another");
        noteState(DocumentId.licence(ZHEJIANG, "ended"), "LAPSED", 9);
        assertThat(reading("LAPSED")).containsExactly("ended");
        assertThat(reading("EXPIRED")).doesNotContain("ended");
        assertThat(store.list(DocumentQuery.all(ZHEJIANG, DocumentKind.LICENCE, 10))
                        .documents())
                .filteredOn(one -> one.id().identifier().equals("another"))
                .first()
                .satisfies(one -> assertThat(one.state()).isEqualTo("EXPIRED"));
    }

    @Test
    void a_clock_that_was_ahead_leaves_nothing_expired() {
        store.save(licence("1.2.3", NAME, CODE).until(Optional.of(LocalDate.of(2027, 1, 31))));
        var now = store;
        store = store(Instant.parse("2036-01-01T00:00:00Z"));
        assertThat(reading("EXPIRED")).containsExactly("1.2.3");
        store = now;
        assertThat(reading("EXPIRED")).isEmpty();
        assertThat(reading("VALID")).containsExactly("1.2.3");
    }

    @Test
    void a_holders_documents_are_paged_newest_first_and_another_agencys_are_not_among_them() {
        for (int i = 0; i < 9; i++) {
            store(Instant.ofEpochSecond(1_795_000_000L + i / 2)).save(licence("mine-" + i, NAME, CODE));
            store.save(licence("11110000000000000X", "theirs-" + i, 3, "VALID", NAME, CODE));
        }
        var found = identifiers(
                paged(query(List.of(TestDocuments.AGENCY), Optional.empty(), Optional.empty(), Optional.of(CODE), 2)));
        assertThat(found)
                .containsExactly(
                        "mine-8", "mine-7", "mine-6", "mine-5", "mine-4", "mine-3", "mine-2", "mine-1", "mine-0");
    }

    /** The list of one state, in which every row says that state. */
    private List<String> reading(String state) {
        var query = query(Optional.empty(), Optional.of(state), Optional.empty());
        assertThat(store.list(query).documents()).allMatch(one -> one.state().equals(state));
        return identifiers(query);
    }

    private void noteState(DocumentId id, String state, long block) {
        database.write(client -> {
            store.changingState(id, state, block).accept(client);
            return id;
        });
    }

    /** All of a list, page after page. */
    private List<DocumentSummary> paged(DocumentQuery first) {
        var found = new ArrayList<DocumentSummary>();
        var page = store.list(first);
        found.addAll(page.documents());
        while (page.next().isPresent()) {
            page = store.list(new DocumentQuery(
                    first.organisation(),
                    first.kind(),
                    first.agencies(),
                    first.type(),
                    first.state(),
                    first.holderCommitment(),
                    first.holderCode(),
                    page.next(),
                    first.limit()));
            found.addAll(page.documents());
        }
        return found;
    }

    private List<String> identifiers(DocumentQuery query) {
        return identifiers(store.list(query).documents());
    }

    private static List<String> identifiers(List<DocumentSummary> documents) {
        return documents.stream().map(found -> found.id().identifier()).toList();
    }

    private static DocumentQuery query(
            List<String> agencies, Optional<Integer> type, Optional<String> state, Optional<String> holder, int limit) {
        return new DocumentQuery(
                ZHEJIANG,
                DocumentKind.LICENCE,
                agencies,
                type,
                state,
                Optional.empty(),
                holder,
                Optional.empty(),
                limit);
    }

    private static DocumentQuery query(Optional<Integer> type, Optional<String> state, Optional<String> commitment) {
        return new DocumentQuery(
                ZHEJIANG,
                DocumentKind.LICENCE,
                List.of(),
                type,
                state,
                commitment,
                Optional.empty(),
                Optional.empty(),
                10);
    }
}
