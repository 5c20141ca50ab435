// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class TlsCertificatesTest {
    @Test
    void the_certificate_that_a_server_shows_is_seen_though_nobody_vouches_for_it_and_it_has_ended() throws Exception {
        var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var certificate = ended(pair);
        try (var server = server(pair, certificate)) {
            var serving = new Thread(() -> refused(server));
            serving.start();
            assertThat(TlsCertificates.shownBy("127.0.0.1:" + server.getLocalPort()))
                    .contains(certificate);
            serving.join();
        }
    }

    @Test
    void where_nobody_answers_nothing_is_seen() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(TlsCertificates.shownBy("127.0.0.1:" + port)).isEmpty();
    }

    private static void refused(SSLServerSocket server) {
        try (var client = (SSLSocket) server.accept()) {
            client.startHandshake();
        } catch (IOException e) {
            assertThat(e).isInstanceOf(SSLException.class);
        }
    }

    private static SSLServerSocket server(KeyPair pair, X509Certificate certificate) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("peer", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static X509Certificate ended(KeyPair pair) throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var name = new X500Name("CN=peer0");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minus(10, ChronoUnit.DAYS)),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                name,
                pair.getPublic());
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }
}
