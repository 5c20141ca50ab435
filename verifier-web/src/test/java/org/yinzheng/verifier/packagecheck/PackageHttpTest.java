// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.packagecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PackageHttpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SampleLedger LEDGER = SampleLedger.now();
    private static final AtomicLong SECONDS_LATER = new AtomicLong();

    /** This machine's time, so many seconds later. */
    private static final InstantSource LATER = () -> Instant.now().plusSeconds(SECONDS_LATER.get());

    @TempDir
    static Path folder;

    private static @Nullable RunningVerifier verifier;

    @BeforeAll
    static void start() throws IOException {
        write("{\"packages\": [" + wanted("SHOP", item("licence", "101")) + ","
                + wanted("PARTNERS", item("first", "101"), item("second", "101")) + ","
                + wanted("MIXED", item("either", "101, 201"), item("licence", "101")) + "]}");
        verifier = RunningVerifier.startAt(
                LATER.withZone(ZoneOffset.UTC),
                LEDGER.chain,
                folder.resolve("view"),
                "--yinzheng.verifier.packages=" + folder.resolve("packages.json"));
    }

    private static String wanted(String id, String... items) {
        return "{\"id\": \"%s\", \"label\": {\"zh\": \"开店\", \"en\": \"Open a shop\"}, \"items\": [%s]}"
                .formatted(id, String.join(",", items));
    }

    private static String item(String id, String types) {
        return "{\"id\": \"%s\", \"label\": {\"zh\": \"证\", \"en\": \"Licence\"}, \"types\": [%s]}"
                .formatted(id, types);
    }

    @AfterAll
    static void stop() {
        if (verifier != null) {
            verifier.close();
        }
    }

    private static void write(String packages) throws IOException {
        Files.writeString(folder.resolve("packages.json"), packages);
    }

    @Test
    void a_document_that_holds_answers_its_item() {
        var answer = check("SHOP", List.of(LEDGER.text("valid")));
        assertThat(answer.path("complete").asBoolean()).isTrue();
        assertThat(answer.at("/items/0/outcome").asString()).isEqualTo("NOT_NEEDED");
        assertThat(answer.at("/items/0/code").asInt()).isZero();
    }

    @Test
    void a_document_that_holds_no_longer_is_not_asked_for_on_paper_either_and_the_reason_is_told() {
        for (var ended : List.of("suspended", "expired", "replaced", "in transfer")) {
            assertThat(outcomes(check("SHOP", List.of(LEDGER.text(ended)))))
                    .as(ended)
                    .containsExactly("NOT_ACCEPTABLE");
        }
        var answer = check("SHOP", List.of(LEDGER.text("revoked"), "YZ1:AAAA"));
        assertThat(answer.at("/items/0/outcome").asString()).isEqualTo("NOT_ACCEPTABLE");
        assertThat(answer.at("/items/0/verdict").asString()).isEqualTo("REVOKED");
        assertThat(answer.at("/spare/0/verdict").asString()).isEqualTo("UNREADABLE");
    }

    @Test
    void one_document_answers_one_item_by_whichever_codes_it_is_shown() {
        var now = Instant.now().getEpochSecond();
        for (var twice : List.of(
                List.of(LEDGER.text("valid"), LEDGER.text("valid")),
                List.of(LEDGER.wallet.shownAt(now), LEDGER.wallet.shownAt(now + 1)))) {
            var answer = check("PARTNERS", twice);
            assertThat(outcomes(answer)).containsExactly("NOT_NEEDED", "HAND_IN");
            assertThat(answer.at("/items/1/code").isNull()).isTrue();
            assertThat(answer.at("/spare/0/code").asInt()).isEqualTo(1);
            assertThat(answer.path("complete").asBoolean()).isFalse();
        }
    }

    @Test
    void as_many_items_as_possible_are_answered_whatever_order_the_codes_come_in() {
        var licence = LEDGER.text("valid");
        var receipt = LEDGER.text("receipt");
        for (var codes : List.of(List.of(licence, receipt), List.of(receipt, licence))) {
            assertThat(outcomes(check("MIXED", codes))).containsExactly("NOT_NEEDED", "NOT_NEEDED");
        }
        var answer = check("PARTNERS", List.of(LEDGER.text("suspended"), LEDGER.text("valid until"), licence));
        assertThat(outcomes(answer)).containsExactly("NOT_NEEDED", "NOT_NEEDED");
        assertThat(answer.at("/spare/0/verdict").asString()).isEqualTo("SUSPENDED");
    }

    @Test
    void a_wallets_code_that_was_good_when_it_was_shown_counts_when_all_are_asked_about() {
        var code = LEDGER.wallet.shownAt(Instant.now().getEpochSecond());
        var shown = JSON.readTree(post(
                "package-codes", Map.of("id", "SHOP", "text", code, "here", "330000", "asker", "0123456789abcdef")));
        assertThat(shown.path("verdict").asString()).isEqualTo("VALID");
        assertThat(shown.at("/label/zh").asString()).isNotBlank();
        var note = shown.path("note").asString();
        try {
            SECONDS_LATER.set(200);
            assertThat(outcomes(again(code, note, "0123456789abcdef"))).containsExactly("NOT_NEEDED");
            var other = LEDGER.wallet.shownAt(Instant.now().getEpochSecond());
            var forged = (char) (note.charAt(note.length() - 1) ^ 1);
            for (var late : List.of(
                    again(code, "", "0123456789abcdef"),
                    again(code, note.substring(0, note.length() - 1) + forged, "0123456789abcdef"),
                    again(code, note, "another-asker-of-all"),
                    again(other, note, "0123456789abcdef"))) {
                assertThat(outcomes(late)).containsExactly("SHOW_AGAIN");
                assertThat(late.at("/spare/0/verdict").asString()).isEqualTo("PRESENTATION_EXPIRED");
            }
            SECONDS_LATER.set(16 * 60);
            assertThat(outcomes(again(code, note, "0123456789abcdef")))
                    .as("after a quarter of an hour")
                    .containsExactly("SHOW_AGAIN");
        } finally {
            SECONDS_LATER.set(0);
        }
    }

    @Test
    void a_printed_code_needs_no_note_and_neither_does_one_that_says_nothing() {
        for (var text : List.of(LEDGER.text("valid"), "YZ1:AAAA")) {
            assertThat(JSON.readTree(post("package-codes", Map.of("id", "SHOP", "text", text)))
                            .path("note")
                            .isNull())
                    .isTrue();
        }
        assertThat(post("package-codes", Map.of("id", "SHOP"))).contains("TEXT_MISSING");
        assertThat(post("package-codes", Map.of("id", "ELSE", "text", "x"))).contains("PACKAGE_UNKNOWN");
    }

    private static JsonNode again(String code, String note, String asker) {
        return JSON.readTree(post(
                "package-checks",
                Map.of(
                        "id",
                        "SHOP",
                        "texts",
                        List.of(code),
                        "notes",
                        List.of(note),
                        "here",
                        "330000",
                        "asker",
                        asker)));
    }

    private static String post(String address, Map<String, ?> request) {
        return Objects.requireNonNull(verifier)
                .post("api/v1/" + address, JSON.writeValueAsString(request))
                .body();
    }

    private static List<String> outcomes(JsonNode answer) {
        return answer.path("items")
                .valueStream()
                .map(item -> item.path("outcome").asString())
                .toList();
    }

    @Test
    void an_unknown_package_is_refused_and_the_known_ones_are_named() {
        var refusal = check("ELSE", List.of(LEDGER.text("valid")));
        assertThat(refusal.path("code").asString()).isEqualTo("PACKAGE_UNKNOWN");
        assertThat(refusal.path("detail").asString()).contains("SHOP");
    }

    @Test
    void no_code_and_too_many_codes_are_refused() {
        assertThat(check("SHOP", List.of()).path("code").asString()).isEqualTo("TEXT_MISSING");
        assertThat(check("SHOP", Collections.nCopies(13, "YZ1:AAAA"))
                        .path("code")
                        .asString())
                .isEqualTo("TEXT_MISSING");
    }

    @Test
    void a_file_that_cannot_be_read_offers_no_packages_and_the_next_good_one_does() throws IOException {
        var good = Files.readString(folder.resolve("packages.json"));
        write("{\"packages\": [{\"id\": ");
        assertThat(Objects.requireNonNull(verifier).get("api/v1/packages").path("packages"))
                .isEmpty();
        write(good);
        assertThat(Objects.requireNonNull(verifier)
                        .get("api/v1/packages")
                        .at("/packages/0/id")
                        .asString())
                .isEqualTo("SHOP");
    }

    private static JsonNode check(String id, List<String> texts) {
        return JSON.readTree(post("package-checks", Map.of("id", id, "texts", texts, "here", "330000")));
    }
}
