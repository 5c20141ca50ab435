// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanCertificateTest {
    private static final String ADDRESS = "192.168.7.23";
    private static final String CONSTRAINTS = "2.5.29.30";

    @TempDir
    private Path folder;

    @Test
    void a_server_s_certificate_is_good_under_the_authority_for_its_address() throws Exception {
        var made = LanCertificate.in(folder.resolve("lan"), ADDRESS);
        var server = read(made.certificate());
        assertThat(valid(server, read(made.authority()))).isTrue();
        assertThat(server.getSubjectAlternativeNames())
                .anySatisfy(name -> assertThat(List.<Object>copyOf(name)).isEqualTo(List.of(7, ADDRESS)));
        var life = Duration.between(
                server.getNotBefore().toInstant(), server.getNotAfter().toInstant());
        assertThat(life).isLessThan(Duration.ofDays(91));
    }

    @Test
    void the_authority_may_vouch_for_its_one_address_and_nothing_else() {
        var authority =
                CertificateAuthority.forAddress("test", ADDRESS).identity().certificate();
        assertThat(authority.getCriticalExtensionOIDs()).contains(CONSTRAINTS);
        var constraints =
                NameConstraints.getInstance(ASN1OctetString.getInstance(authority.getExtensionValue(CONSTRAINTS))
                        .getOctets());
        assertThat(constraints.getPermittedSubtrees()).hasSize(1);
        var permitted = constraints.getPermittedSubtrees()[0].getBase();
        assertThat(permitted.getTagNo()).isEqualTo(GeneralName.iPAddress);
        assertThat(ASN1OctetString.getInstance(permitted.getName()).getOctets())
                .containsExactly(192, 168, 7, 23, 255, 255, 255, 255);
    }

    @Test
    void the_authority_s_key_is_kept_nowhere_and_the_server_s_for_its_owner_alone() throws IOException {
        var made = LanCertificate.in(folder.resolve("lan"), ADDRESS);
        try (Stream<Path> files = Files.list(folder.resolve("lan"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("authority.pem", "server.pem", "server.key", "address");
        }
        assertThat(Files.getPosixFilePermissions(made.key())).hasSize(2);
    }

    @Test
    void the_same_address_keeps_its_authority_and_another_gets_a_new_one() throws Exception {
        var first = Files.readString(
                LanCertificate.in(folder.resolve("lan"), ADDRESS).authority());
        assertThat(Files.readString(
                        LanCertificate.in(folder.resolve("lan"), ADDRESS).authority()))
                .isEqualTo(first);
        assertThat(Files.readString(
                        LanCertificate.in(folder.resolve("lan"), "10.0.0.5").authority()))
                .isNotEqualTo(first);
    }

    @Test
    void files_that_were_replaced_only_in_part_are_made_anew() throws Exception {
        var lan = folder.resolve("lan");
        LanCertificate.in(lan, ADDRESS);
        Files.delete(lan.resolve("server.key"));
        // nothing can be moved over a folder, so the key, written last, stays missing
        var obstacle = Files.createDirectories(lan.resolve("server.key").resolve("obstacle"));
        assertThatThrownBy(() -> LanCertificate.in(lan, "10.0.0.5")).isInstanceOf(IOException.class);
        Files.delete(obstacle);
        Files.delete(lan.resolve("server.key"));
        var made = LanCertificate.in(lan, ADDRESS);
        assertThat(made.key()).isRegularFile();
        assertThat(valid(read(made.certificate()), read(made.authority()))).isTrue();
        assertThat(read(made.certificate()).getSubjectAlternativeNames())
                .anySatisfy(name -> assertThat(List.<Object>copyOf(name)).isEqualTo(List.of(7, ADDRESS)));
    }

    private static boolean valid(X509Certificate server, X509Certificate authority) throws GeneralSecurityException {
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(server));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
        parameters.setRevocationEnabled(false);
        try {
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return true;
        } catch (CertPathValidatorException e) {
            return false;
        }
    }

    private static X509Certificate read(Path file) throws GeneralSecurityException, IOException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
