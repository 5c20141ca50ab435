// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.network.LanCertificate;

/** The demonstration's doors for phones: HTTPS under its own authority, and a plain one that shows next to nothing. */
class LanTest {
    private static final String HOST = "127.0.0.1";

    @TempDir
    static Path folder;

    private static TestGateway gateway;
    private static LanCertificate certificate;
    private static int secure;
    private static int plain;

    @BeforeAll
    static void start() throws IOException {
        certificate = LanCertificate.in(folder.resolve("lan"), HOST);
        secure = freePort();
        plain = freePort();
        gateway = TestGateway.withFakeLedger(
                folder.resolve("gateway"),
                "yinzheng.gateway.lan.host=" + HOST,
                "yinzheng.gateway.lan.port=" + secure,
                "yinzheng.gateway.lan.plain-port=" + plain,
                "yinzheng.gateway.lan.certificate=" + certificate.certificate(),
                "yinzheng.gateway.lan.key=" + certificate.key(),
                "yinzheng.gateway.lan.authority=" + certificate.authority(),
                "yinzheng.gateway.lan.verifier=https://" + HOST + ":1/");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<byte[]> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    }

    /** Trusts what the plain door hands out, and nothing else. */
    private static HttpClient phone() throws Exception {
        var file = get(HttpClient.newHttpClient(), "http://" + HOST + ":" + plain + "/lan/authority.crt");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/x-x509-ca-cert");
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var bytes = new ByteArrayInputStream(file.body())) {
            store.setCertificateEntry(
                    "demo", CertificateFactory.getInstance("X.509").generateCertificate(bytes));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void a_phone_that_trusts_the_authority_opens_the_wallet_over_https() throws Exception {
        var page = get(phone(), "https://" + HOST + ":" + secure + "/wallet/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("app.js");
        assertThat(get(phone(), "https://" + HOST + ":" + secure + "/rating").statusCode())
                .isEqualTo(200);
        for (String path : new String[] {"/console", "/api/v1/licences", "/oauth2/token", "/actuator/health"}) {
            assertThat(get(phone(), "https://" + HOST + ":" + secure + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void the_plain_door_shows_the_wallet_s_page_and_sends_everything_else_to_https() throws Exception {
        var client = HttpClient.newHttpClient();
        assertThat(get(client, "http://" + HOST + ":" + plain + "/wallet/").statusCode())
                .isEqualTo(200);
        for (String path : new String[] {"/console", "/api/v1/licences", "/oauth2/token", "/actuator/health"}) {
            var answer = get(client, "http://" + HOST + ":" + plain + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).contains("https://" + HOST + ":" + secure + path);
        }
    }

    @Test
    void the_page_for_phones_has_the_codes_to_scan_and_the_fingerprint() throws Exception {
        var page = new String(
                get(HttpClient.newHttpClient(), gateway.uri("/lan/").toString()).body(), StandardCharsets.UTF_8);
        assertThat(page).contains("<path").contains("/lan/authority.crt").contains("https://" + HOST + ":" + secure);
        assertThat(page).containsPattern("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(Files.readString(certificate.authority())).startsWith("-----BEGIN CERTIFICATE");
    }
}
