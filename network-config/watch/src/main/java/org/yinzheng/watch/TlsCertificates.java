// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Certificates of the way to a peer. */
public final class TlsCertificates {
    private static final int PATIENCE_MILLIS = 5_000;

    private TlsCertificates() {}

    /** All certificates of a PEM file. */
    public static List<X509Certificate> in(Path file) {
        try (var pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " holds something else than certificates", e);
        }
    }

    /**
     * What a TLS server shows. The handshake is broken off as soon as it is seen: nothing is sent, and nothing is trusted.
     *
     * @param endpoint host:port
     * @return empty when nobody answers
     */
    public static Optional<X509Certificate> shownBy(String endpoint) {
        var address = URI.create("tls://" + endpoint);
        var seen = new Seen();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {seen}, null);
            try (var socket = (SSLSocket)
                    context.getSocketFactory().createSocket(plain, address.getHost(), address.getPort(), true)) {
                var parameters = socket.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {"h2"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();
            }
        } catch (IOException e) {
            // the way in which the handshake is broken off, or nobody is there
            return seen.first();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has TLS", e);
        }
        return seen.first();
    }

    private static final class Seen implements X509TrustManager {
        private final List<X509Certificate> chain = new ArrayList<>();

        Optional<X509Certificate> first() {
            return chain.stream().findFirst();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String authType) throws CertificateException {
            chain.addAll(List.of(shown));
            throw new CertificateException("seen, which was all");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String authType) throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
