// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.verifier.testledger.QrPictures;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerificationHttpTest {

    private static final SampleLedger LEDGER = SampleLedger.now();

    @TempDir
    static Path folder;

    private static @Nullable RunningVerifier running;

    @BeforeAll
    static void start() {
        running = RunningVerifier.start(LEDGER.chain, folder, "--yinzheng.verifier.checks-per-minute=0");
    }

    @AfterAll
    static void stop() {
        verifier().close();
    }

    private static RunningVerifier verifier() {
        return Objects.requireNonNull(running);
    }

    @ParameterizedTest(name = "a document that is {0}, shown in {1}, is {2}")
    @CsvSource({
        "valid, 330000, VALID",
        "valid, 360000, VALID",
        "valid until, 330000, VALID",
        "expired, 330000, EXPIRED",
        "suspended, 330000, SUSPENDED",
        "in transfer, 330000, SUSPENDED",
        "revoked, 330000, REVOKED",
        "replaced, 330000, SUPERSEDED",
        "taken in, 330000, SUPERSEDED",
        "receipt, 330000, VALID",
        "receipt, 360000, ISSUER_NOT_AUTHORISED",
        "reversed, 330000, REVERSED",
        "claimed, 330000, ALREADY_CLAIMED",
        "claimed alone, 330000, ALREADY_CLAIMED",
        "partly claimed, 330000, VALID",
        "unrecorded, 330000, NOT_ON_LEDGER",
        "stranger, 330000, UNKNOWN_ISSUER",
    })
    void the_verdict_follows_from_the_ledger(String name, String here, String code) {
        assertThat(verifier().verify(LEDGER.text(name), here).path("code").asString())
                .as(() -> verifier().verify(LEDGER.text(name), here).toPrettyString())
                .isEqualTo(code);
    }

    @Test
    void a_matter_outside_the_agreement_is_not_recognised_here() {
        var answer = verifier().verify(Map.of("text", LEDGER.text("valid"), "here", "360000", "matter", "M-OTHER"));
        assertThat(answer.path("code").asString()).isEqualTo("NOT_RECOGNISED_HERE");
        assertThat(answer.path("tone").asString()).isEqualTo("CAUTION");
    }

    @Test
    void a_printed_code_does_not_satisfy_who_requires_the_holder() {
        var answer = verifier().verify(Map.of("text", LEDGER.text("valid"), "here", "330000", "holderRequired", true));
        assertThat(answer.path("code").asString()).isEqualTo("PRESENTATION_INVALID");
    }

    @Test
    void every_change_of_a_letter_is_noticed() {
        var text = LEDGER.text("valid");
        for (int i = 4; i < text.length(); i += 17) {
            var other = text.charAt(i) == 'A' ? 'B' : 'A';
            var changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(verifier().verify(changed, "330000").path("code").asString())
                    .as("letter %d", i)
                    .isNotEqualTo("VALID");
        }
        var signature = text.substring(0, text.length() - 10)
                + (text.charAt(text.length() - 10) == 'A' ? 'B' : 'A')
                + text.substring(text.length() - 9);
        assertThat(verifier().verify(signature, "330000").path("code").asString())
                .isEqualTo("TAMPERED");
    }

    @ParameterizedTest
    @CsvSource({"'', UNREADABLE", "YZ1:abc, UNREADABLE", "'CZ-EI-33,01,12345678', UNSUPPORTED", "HC1:ABC, UNSUPPORTED"})
    void a_text_that_is_no_credential_gets_a_verdict_and_no_content(String text, String code) {
        var answer = verifier().verify(text, "330000");
        assertThat(answer.path("code").asString()).isEqualTo(code);
        assertThat(answer.path("document").isNull()).isTrue();
    }

    @Test
    void what_is_left_of_a_receipt_is_told_to_who_holds_it() {
        assertThat(verifier()
                        .verify(LEDGER.text("partly claimed"), "330000")
                        .at("/document/restFen")
                        .asLong())
                .isEqualTo(4500);
    }

    @Test
    void a_document_is_judged_as_of_a_past_moment() {
        var before = Instant.now().minusSeconds(3600);
        var answer = verifier()
                .verify(Map.of("text", LEDGER.text("revoked"), "here", "330000", "asOf", before.getEpochSecond()));
        assertThat(answer.path("code").asString()).isEqualTo("NOT_YET_VALID");
        var expired = verifier()
                .verify(Map.of(
                        "text",
                        LEDGER.text("expired"),
                        "here",
                        "330000",
                        "asOf",
                        before.minusSeconds(3 * 86_400 - 7200).toString()));
        assertThat(expired.path("code").asString()).isEqualTo("VALID");
        assertThat(expired.path("past").asBoolean()).isTrue();
        assertThat(expired.at("/meaning/zh").asString()).doesNotContain("现行");
    }

    @Test
    void every_check_has_its_words_in_both_languages() {
        var answer = verifier().verify(LEDGER.text("valid"), "360000");
        assertThat(answer.path("checks")).hasSize(15);
        for (JsonNode check : answer.path("checks")) {
            assertThat(check.path("result").asString()).isEqualTo("PASS");
            assertThat(check.at("/text/zh").asString()).isNotBlank();
            assertThat(check.at("/name/en").asString()).isNotBlank();
        }
        assertThat(answer.at("/document/fields/1/value").asString()).startsWith("虚构小吃店");
        assertThat(answer.at("/view/height").asLong())
                .isEqualTo(LEDGER.chain.blocks().size());
    }

    @Test
    void a_picture_of_a_code_is_read() throws IOException {
        var answer = verifier().upload(QrPictures.png(LEDGER.text("valid")));
        assertThat(answer.path("code").asString()).as(answer.toPrettyString()).isEqualTo("VALID");
        assertThat(answer.at("/source/kind").asString()).isEqualTo("IMAGE");
        assertThat(answer.at("/source/text").asString()).as("for who sent it").isEqualTo(LEDGER.text("valid"));
        assertThat(verifier()
                        .upload(QrPictures.png("WIFI:S:somebody;P:secret;;"))
                        .at("/source/text")
                        .isNull())
                .as("of a code of another system")
                .isTrue();
    }

    @Test
    void a_pdf_with_a_code_is_read() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            var page = new PDPage();
            document.addPage(page);
            var image = LosslessFactory.createFromImage(document, QrPictures.image(LEDGER.text("valid")));
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(image, 200, 300, 150, 150);
            }
            document.save(out);
            var answer = verifier().upload(out.toByteArray());
            assertThat(answer.path("code").asString())
                    .as(answer.toPrettyString())
                    .isEqualTo("VALID");
            assertThat(answer.at("/source/kind").asString()).isEqualTo("PDF");
            assertThat(answer.at("/source/text").asString()).isEqualTo(LEDGER.text("valid"));
        }
    }

    @Test
    void garbage_gets_a_verdict_that_speaks_of_the_file() {
        var random = new Random(7);
        for (var begin :
                new String[] {"", "\u0089PNG\r\n\u001a\n", "GIF89a", "%PDF-1.7\n", "BM", "\u00ff\u00d8\u00ff"}) {
            var garbage = new byte[4000];
            random.nextBytes(garbage);
            var prefix = begin.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(prefix, 0, garbage, 0, prefix.length);
            var answer = verifier().upload(garbage);
            assertThat(answer.path("code").asString()).isEqualTo("UNREADABLE");
            assertThat(answer.at("/source/outcome").asString()).startsWith("FILE_");
            assertThat(answer.at("/source/note/zh").asString()).isNotBlank();
        }
    }

    @Test
    void a_picture_that_claims_a_billion_pixels_is_not_unpacked() {
        var answer = verifier().upload(pngHeader(60_000, 60_000));
        assertThat(answer.path("code").asString()).isEqualTo("UNREADABLE");
        assertThat(answer.at("/source/outcome").asString()).isEqualTo("TOO_MANY_PIXELS");
    }

    @Test
    void a_pdf_that_unpacks_to_more_than_any_paper_holds_is_not_unpacked() throws IOException {
        for (var filters : List.of(List.of("FlateDecode"), List.of("ASCII85Decode", "FlateDecode"))) {
            var answer = verifier().upload(PdfBombs.packed(200L * 1024 * 1024, filters));
            assertThat(answer.at("/source/outcome").asString())
                    .as(filters.toString())
                    .isEqualTo("TOO_MANY_PIXELS");
        }
    }

    @Test
    void a_picture_without_a_code_says_so() throws IOException {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", out);
            assertThat(verifier()
                            .upload(out.toByteArray())
                            .at("/source/outcome")
                            .asString())
                    .isEqualTo("NO_CODE_FOUND");
        }
    }

    @Test
    void a_file_beyond_the_limit_is_a_problem() {
        var response = verifier().uploadRaw(new byte[11 * 1024 * 1024]);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | JSON_MALFORMED",
                "[] | 400 | JSON_MALFORMED",
                "{\"text\":\"a\",\"text\":\"b\"} | 400 | JSON_MALFORMED",
                "{\"text\":\"a\",\"other\":1} | 400 | JSON_MALFORMED",
                "{\"here\":\"330000\"} | 400 | TEXT_MISSING",
                "{\"text\":\"a\",\"here\":\"990000\"} | 400 | REGION_UNKNOWN",
                "{\"text\":\"a\",\"here\":\"Zhejiang\"} | 400 | REGION_UNKNOWN",
                "{\"text\":\"a\",\"matter\":\"<b>\"} | 400 | MATTER_MALFORMED",
                "{\"text\":\"a\",\"asOf\":\"yesterday\"} | 400 | AS_OF_MALFORMED",
                "{\"text\":\"a\",\"asOf\":\"2999-01-01\"} | 400 | AS_OF_OUT_OF_RANGE",
                "{\"text\":\"a\",\"asOf\":\"+999999999-12-31\"} | 400 | AS_OF_MALFORMED",
                "{\"text\":\"a\",\"asOf\":\"1999-01-01\"} | 400 | AS_OF_OUT_OF_RANGE",
                "{\"text\":\"a\",\"nonce\":\"0123456789abcd\"} | 400 | CHALLENGE_MALFORMED",
                "{\"text\":\"a\",\"nonce\":\"0123456789ABCDEF\"} | 400 | CHALLENGE_MALFORMED",
                "{\"text\":\"a\",\"audience\":\"\"} | 400 | CHALLENGE_MALFORMED",
            })
    void a_bad_request_is_a_problem_with_a_stable_code(String body, int status, String code) {
        var response = verifier().post("api/v1/verifications", body);
        assertThat(response.statusCode()).isEqualTo(status);
        var problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 20_000})
    void an_oversized_body_is_refused_at_its_limit(int kilobytes) {
        var response = verifier().post("api/v1/verifications", "{\"text\":\"" + "A".repeat(kilobytes * 1024) + "\"}");
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void deep_json_is_refused() {
        var response = verifier().post("api/v1/verifications", "{\"text\":" + "[".repeat(20_000));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void unknown_addresses_methods_and_types_are_problems() {
        assertThat(verifier().post("api/v1/nothing", "{}").body()).contains("NOT_FOUND");
        assertThat(verifier().post("api/v1/view", "{}").body()).contains("METHOD_NOT_ALLOWED");
        assertThat(verifier()
                        .post("api/v1/verifications", "text/plain", "x".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void a_part_of_a_form_that_does_not_fit_is_a_problem_too() {
        var form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nx\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"holderRequired\"\r\n\r\nperhaps\r\n--b--\r\n";
        var response = verifier()
                .post(
                        "api/v1/verifications",
                        "multipart/form-data; boundary=b",
                        form.getBytes(StandardCharsets.US_ASCII));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("CHALLENGE_MALFORMED");
    }

    @Test
    void a_file_may_come_with_every_member_that_a_question_has() throws IOException {
        var members = Map.of(
                "here", "330000",
                "matter", "M-TRADE",
                "asOf", Long.toString(Instant.now().getEpochSecond() - 10),
                "asker", "0123456789abcdef",
                "audience", "counter 7",
                "nonce", "0123456789abcdef",
                "holderRequired", "true",
                "recordFor", "https://verifier.example/");
        var form = new ByteArrayOutputStream();
        members.forEach(
                (name, value) -> form.writeBytes("--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(name, value)
                        .getBytes(StandardCharsets.US_ASCII)));
        form.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(QrPictures.png(LEDGER.text("valid")));
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        var response = verifier().post("api/v1/verifications", "multipart/form-data; boundary=b", form.toByteArray());
        assertThat(response.body()).contains("PRESENTATION_INVALID");
    }

    @Test
    void a_file_of_the_page_is_asked_for_again_each_time_and_sent_when_its_bytes_are_others() {
        var page = verifier().send(HttpRequest.newBuilder(verifier().address()).build());
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("last-modified")).isEmpty();
        for (var file : List.of("assets/app.js", "assets/credential/verify.js", "assets/shared/tokens.css")) {
            var address = verifier().address().resolve(file);
            var first = verifier().send(HttpRequest.newBuilder(address).build());
            assertThat(first.headers().firstValue("cache-control")).as(file).hasValue("no-cache");
            assertThat(first.headers().firstValue("last-modified")).as(file).isEmpty();
            var again = HttpRequest.newBuilder(address)
                    .header("If-None-Match", first.headers().firstValue("etag").orElseThrow())
                    .build();
            assertThat(verifier().send(again).statusCode()).as(file).isEqualTo(304);
            var packed = verifier()
                    .send(HttpRequest.newBuilder(address)
                            .header("Accept-Encoding", "gzip")
                            .build());
            assertThat(packed.headers().firstValue("content-encoding")).as(file).hasValue("gzip");
        }
    }

    @Test
    void the_page_and_its_answers_carry_strict_headers() {
        var response =
                verifier().send(HttpRequest.newBuilder(verifier().address()).build());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(response.body()).doesNotContain("http://", "https://");
        var answer = verifier().post("api/v1/verifications", "{\"text\":\"x\"}");
        assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
    }

    @Test
    void the_view_and_health_tell_how_far_it_has_read() {
        var view = verifier().get("api/v1/view");
        assertThat(view.path("fresh").asBoolean()).isTrue();
        assertThat(view.path("alarms")).isEmpty();
        assertThat(verifier().get("actuator/health").path("status").asString()).isEqualTo("UP");
        assertThat(verifier().get("api/v1/choices").at("/regions/0/code").asString())
                .isEqualTo("330000");
    }

    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(45)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) sum.getValue())
                .array();
    }
}
