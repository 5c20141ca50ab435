// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.fabric.compose.ComposeProject;
import org.yinzheng.fabric.compose.Images;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

final class PreflightTest {
    private static final String HOSTS = "主机名 / host names";
    private static final String CERTIFICATES = "证书有效期 / certificates";
    private static final String DEMO = NetworkDescription.demoText();

    @TempDir
    Path folder;

    @Test
    void fresh_keys_and_the_built_in_network_pass() throws Exception {
        NetworkMaterial material = generate(DEMO);
        assertThat(problem(material, HOSTS)).isEmpty();
        assertThat(problem(material, CERTIFICATES)).isEmpty();
    }

    @Test
    void an_expired_key_is_refused_with_the_line_of_its_owner() throws Exception {
        NetworkMaterial material = generate(DEMO);
        Path certificate = material.organisationFolder("ZhejiangMSP").resolve("peers/peer1/tls/cert.pem");
        Files.writeString(certificate, expired());
        assertThat(problem(material, CERTIFICATES).orElseThrow())
                .contains("network.yaml, line " + lineOf("peer1.zhejiang"))
                .contains("peer1 of ZhejiangMSP (TLS)")
                .contains("renew it");
    }

    @Test
    void a_host_that_cannot_be_a_container_s_name_is_refused_with_its_line() throws Exception {
        NetworkMaterial material = generate(DEMO.replace("host: peer1.jiangxi", "host: localhost"));
        assertThat(problem(material, HOSTS).orElseThrow())
                .contains("network.yaml, line " + lineOf("peer1.jiangxi"))
                .contains("'localhost' is no name for a container");
    }

    @Test
    void a_host_for_two_nodes_is_refused_with_the_second_one_s_line() throws Exception {
        NetworkMaterial material = generate(DEMO.replace("host: peer1.jiangxi", "host: peer0.jiangxi"));
        assertThat(problem(material, HOSTS).orElseThrow())
                .contains("network.yaml, line " + lineOf("peer1.jiangxi"))
                .contains("'peer0.jiangxi' is given to two nodes");
    }

    private NetworkMaterial generate(String yaml) throws IOException {
        return NetworkMaterial.generate(yaml, folder.resolve("network"));
    }

    private Optional<String> problem(NetworkMaterial material, String name) throws InterruptedException {
        ComposeProject project = new ComposeProject(folder.resolve("compose.yaml"));
        return new Preflight(material, Images.OFFICIAL, project)
                .checks().stream()
                        .filter(check -> check.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .problem();
    }

    private static long lineOf(String text) {
        return DEMO.lines().takeWhile(line -> !line.contains(text)).count() + 1;
    }

    private static String expired() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        X500Name name = new X500Name("CN=expired");
        Instant now = Instant.now();
        byte[] certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minusSeconds(7200)),
                        Date.from(now.minusSeconds(3600)),
                        name,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }
}
