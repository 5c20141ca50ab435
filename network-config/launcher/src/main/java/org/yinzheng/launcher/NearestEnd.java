// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yinzheng.launcher.process.LaunchFailure;

/**
 * The certificate of a network's folder that ends first.
 *
 * @param file where it stands
 * @param end when it ends
 */
record NearestEnd(Path file, Instant end) {
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    static Optional<NearestEnd> in(Path network) throws IOException {
        if (!Files.isDirectory(network)) {
            return Optional.empty();
        }
        List<Path> files;
        try (Stream<Path> paths = Files.walk(network)) {
            files = paths.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".pem") || file.toString().endsWith(".crt"))
                    .toList();
        }
        return files.stream().flatMap(NearestEnd::ends).min(Comparator.comparing(NearestEnd::end));
    }

    /** Whole days, below zero when it is over. */
    long daysLeft(Instant now) {
        return Math.floorDiv(
                Duration.between(now, end).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    private static Stream<NearestEnd> ends(Path file) {
        try {
            if (!Files.readString(file).contains(CERTIFICATE)) {
                return Stream.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                        .map(X509Certificate.class::cast)
                        .map(one -> new NearestEnd(file, one.getNotAfter().toInstant()))
                        .toList()
                        .stream();
            }
        } catch (IOException | CertificateException e) {
            throw new LaunchFailure(file + " cannot be read as certificates: " + e.getMessage(), e);
        }
    }
}
