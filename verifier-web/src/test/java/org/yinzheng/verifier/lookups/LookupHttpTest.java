// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.lookups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LookupHttpTest {

    private static final SampleLedger LEDGER = SampleLedger.now();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RECEIPT = "{\"kind\":\"receipt\",\"code\":\"33060126\",\"number\":\"0000000001\","
            + "\"checkValue\":\"a1 b2c3\",\"date\":\"2026-11-22\",\"totalFen\":12345,\"here\":\"330000\"}";
    private static final String LICENCE =
            "{\"kind\":\"licence\",\"region\":\"330000\",\"shortNumber\":\"r7k1-f-k7m2qx\",\"here\":\"330000\"}";

    @TempDir
    static Path folder;

    private static final AtomicReference<String> ASKED = new AtomicReference<>("");
    private static final AtomicReference<Reply> REPLY = new AtomicReference<>(new Reply(404, ""));
    private static @Nullable HttpServer gateway;
    private static @Nullable RunningVerifier running;

    record Reply(int status, String body) {}

    @BeforeAll
    static void start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", LookupHttpTest::answer);
        server.start();
        gateway = server;
        running = RunningVerifier.start(
                LEDGER.chain,
                folder,
                "--yinzheng.verifier.lookups.330000=http://127.0.0.1:"
                        + server.getAddress().getPort() + "/",
                "--yinzheng.verifier.lookups.100000=http://127.0.0.1:"
                        + server.getAddress().getPort() + "/national",
                "--yinzheng.verifier.lookups-per-minute=0");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ASKED.set(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var reply = Objects.requireNonNull(REPLY.get());
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:9/elsewhere");
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterAll
    static void stop() {
        verifier().close();
        Objects.requireNonNull(gateway).stop(0);
    }

    @Test
    void what_the_issuer_returns_is_checked_and_the_answer_says_that_it_was_asked() {
        REPLY.set(new Reply(200, "{\"credential\":\"" + LEDGER.text("receipt") + "\"}"));
        var answer = lookUp(RECEIPT);
        assertThat(answer.path("code").asString()).as(answer.toPrettyString()).isEqualTo("VALID");
        assertThat(answer.at("/source/kind").asString()).isEqualTo("LOOKUP");
        assertThat(answer.at("/source/note/en").asString()).contains("issuer");
        assertThat(answer.at("/source/text").asString()).isEqualTo(LEDGER.text("receipt"));
        assertAsked("{\"checkValue\":\"a1b2c3\",\"code\":\"33060126\",\"date\":\"2026-11-22\","
                + "\"kind\":\"receipt\",\"number\":\"0000000001\",\"totalFen\":12345}");
    }

    @Test
    void a_receipt_of_the_national_finance_body_is_asked_for_at_the_national_platform() {
        REPLY.set(new Reply(404, ""));
        lookUp(RECEIPT.replace("33060126", "00010126"));
        assertThat(ASKED.get()).startsWith("/national/public/v1/lookups ").contains("00010126");
    }

    private static void assertAsked(String form) {
        var path = "/public/v1/lookups ";
        assertThat(ASKED.get()).startsWith(path);
        assertThat(JSON.readTree(Objects.requireNonNull(ASKED.get()).substring(path.length())))
                .isEqualTo(JSON.readTree(form));
    }

    @Test
    void a_licence_is_asked_for_by_its_short_number() {
        REPLY.set(new Reply(200, "{\"credential\":\"" + LEDGER.text("revoked") + "\"}"));
        assertThat(lookUp(LICENCE).path("code").asString()).isEqualTo("REVOKED");
        assertAsked("{\"kind\":\"licence\",\"shortNumber\":\"R7K1-F-K7M2QX\"}");
    }

    @Test
    void a_past_day_that_was_asked_about_is_answered_here_too() {
        REPLY.set(new Reply(200, "{\"credential\":\"" + LEDGER.text("expired") + "\"}"));
        var day = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(2);
        var answer = lookUp(LICENCE.replace("}", ",\"asOf\":\"" + day + "\"}"));
        assertThat(answer.path("code").asString()).isEqualTo("VALID");
        assertThat(answer.path("past").asBoolean()).isTrue();
        assertThat(ASKED.get()).doesNotContain(day.toString());
    }

    @Test
    void an_issuer_that_returns_garbage_gets_a_verdict_on_it() {
        REPLY.set(new Reply(200, "{\"credential\":\"garbage\"}"));
        assertThat(lookUp(RECEIPT).path("code").asString()).isIn("UNREADABLE", "UNSUPPORTED");
    }

    @Test
    void a_document_that_the_issuer_does_not_know_is_no_verdict() {
        REPLY.set(new Reply(404, "{\"code\":\"LOOKUP_NO_MATCH\"}"));
        assertThat(lookUp(RECEIPT).path("code").asString()).isEqualTo("LOOKUP_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 500})
    void redirects_are_not_followed_and_failures_say_nothing_about_the_document(int status) {
        REPLY.set(new Reply(status, ""));
        assertThat(lookUp(RECEIPT).path("code").asString()).isEqualTo("LOOKUP_UNAVAILABLE");
    }

    @Test
    void an_endless_answer_is_cut() {
        REPLY.set(new Reply(200, "{\"credential\":\"" + "A".repeat(2_000_000) + "\"}"));
        assertThat(lookUp(RECEIPT).path("code").asString()).isEqualTo("LOOKUP_UNAVAILABLE");
    }

    @Test
    void only_registered_regions_are_asked() {
        ASKED.set("");
        assertThat(lookUp(RECEIPT.replace("33060126", "99060126")).path("code").asString())
                .isEqualTo("LOOKUP_UNAVAILABLE");
        assertThat(lookUp(LICENCE.replace("\"region\":\"330000\"", "\"region\":\"360000\""))
                        .path("code")
                        .asString())
                .isEqualTo("LOOKUP_UNAVAILABLE");
        assertThat(lookUp(LICENCE.replace("\"region\":\"330000\"", "\"region\":\"evil.example\""))
                        .path("code")
                        .asString())
                .isEqualTo("FORM_MALFORMED");
        assertThat(ASKED.get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"code\":\"3306\"",
                "\"number\":\"1\"",
                "\"checkValue\":\"\"",
                "\"date\":\"today\"",
                "\"kind\":\"x\""
            })
    void a_slip_in_the_form_says_what_is_accepted(String slip) {
        var name = slip.substring(0, slip.indexOf(':') + 1);
        var form = RECEIPT.replaceFirst(name + "\"[^\"]*\"", slip);
        var problem = lookUp(form);
        assertThat(problem.path("code").asString()).isEqualTo("FORM_MALFORMED");
        assertThat(problem.path("detail").asString()).isNotBlank();
    }

    @Test
    void a_total_beyond_all_receipts_is_a_slip_too() {
        assertThat(lookUp(RECEIPT.replace("12345", Long.toString(Long.MIN_VALUE)))
                        .path("code")
                        .asString())
                .isEqualTo("FORM_MALFORMED");
    }

    @Test
    void an_answer_that_trickles_for_ever_is_cut() throws IOException {
        try (var trickling = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var issuer = new Thread(() -> trickle(trickling));
            issuer.setDaemon(true);
            issuer.start();
            var lookup = new IssuerLookup(JsonMapper.shared(), Duration.ofMillis(500));
            var gateway = URI.create("http://127.0.0.1:" + trickling.getLocalPort() + "/");
            var form = new LookupForm.Licence("330000", "R7K1-F-K7M2QX");
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> lookup.ask(gateway, form))
                    .extracting(ProblemException::code)
                    .isEqualTo(ProblemCode.LOOKUP_UNAVAILABLE));
            lookup.close();
        }
    }

    /** A head at once, then a byte and nothing more. */
    private static void trickle(ServerSocket door) {
        try (var asker = door.accept()) {
            var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
            asker.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            asker.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // the asker hung up
        }
    }

    private static JsonNode lookUp(String form) {
        return JSON.readTree(verifier().post("api/v1/lookups", form).body());
    }

    private static RunningVerifier verifier() {
        return Objects.requireNonNull(running);
    }
}
