// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationTest {
    private static final String ROOT = "CN=root,O=test";
    private static final String INTERMEDIATE = "CN=intermediate,O=test";
    private static final Instant NOW = Instant.now();
    private static final Instant BEGIN = NOW.minus(Duration.ofDays(30));

    static KeyPair rootKey;
    static KeyPair intermediateKey;
    static KeyPair memberKey;
    static X509CertificateHolder root;
    static X509CertificateHolder intermediate;

    @BeforeAll
    static void authorities() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        rootKey = generator.generateKeyPair();
        intermediateKey = generator.generateKeyPair();
        memberKey = generator.generateKeyPair();
        root = certificate(ROOT, rootKey, ROOT, rootKey, 1, true, BEGIN, Duration.ofDays(365));
        intermediate = certificate(ROOT, rootKey, INTERMEDIATE, intermediateKey, 2, true, BEGIN, Duration.ofDays(365));
    }

    @Test
    void a_member_is_known_by_root_or_intermediate_and_by_its_unit() throws Exception {
        Identity ofRoot = identify(withoutIntermediate(), member(ROOT, rootKey, "OU=client", 10));
        Identity ofIntermediate = identify(organisation(), member(INTERMEDIATE, intermediateKey, "OU=peer", 11));

        assertThat(ofRoot.roles()).containsExactlyInAnyOrder(Role.MEMBER, Role.CLIENT);
        assertThat(ofIntermediate.roles()).containsExactlyInAnyOrder(Role.MEMBER, Role.PEER);
    }

    @Test
    void a_root_with_authorities_below_it_has_no_members_of_its_own() {
        assertThatThrownBy(() -> identify(organisation(), member(ROOT, rootKey, "OU=client", 10)))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("members get theirs from one of those");
    }

    @Test
    void an_expired_certificate_stays_verifiable() throws Exception {
        X509CertificateHolder expired = certificate(
                INTERMEDIATE, intermediateKey, "CN=old,OU=client", memberKey, 12, false, BEGIN, Duration.ofDays(-1));

        assertThat(identify(organisation(), expired).roles()).contains(Role.CLIENT);
    }

    @Test
    void a_certificate_that_begins_while_no_authority_is_valid_is_refused() throws Exception {
        for (Instant begin : List.of(BEGIN.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(366)))) {
            X509CertificateHolder outside = certificate(
                    INTERMEDIATE, intermediateKey, "CN=m,OU=client", memberKey, 16, false, begin, Duration.ofDays(400));
            assertThatThrownBy(() -> identify(organisation(), outside))
                    .isInstanceOf(IdentityException.class)
                    .hasMessageContaining("not issued by an authority of TestMSP whose own was valid at "
                            + begin.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        }
        X509CertificateHolder atOnce = certificate(
                INTERMEDIATE,
                intermediateKey,
                "CN=m,OU=client",
                memberKey,
                17,
                false,
                BEGIN.minusSeconds(1),
                Duration.ofDays(400));
        assertThat(identify(organisation(), atOnce).roles()).contains(Role.CLIENT);
    }

    @Test
    void a_certificate_that_ends_before_it_begins_is_refused() throws Exception {
        X509CertificateHolder never = certificate(
                INTERMEDIATE, intermediateKey, "CN=m,OU=client", memberKey, 18, false, BEGIN, Duration.ofDays(-31));
        assertThatThrownBy(() -> identify(organisation(), never))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("ends before it begins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OU=clerk", "OU=client,OU=admin", "OU=peer,OU=orderer"})
    void a_member_with_no_role_or_with_two_is_refused(String units) {
        assertThatThrownBy(() -> identify(organisation(), member(INTERMEDIATE, intermediateKey, units, 19)))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("exactly one of the organisational units admin, client, orderer, peer");
    }

    @Test
    void further_units_beside_the_role_do_no_harm() throws Exception {
        Identity member = identify(organisation(), member(INTERMEDIATE, intermediateKey, "OU=client,OU=market", 20));
        assertThat(member.units()).containsExactlyInAnyOrder("client", "market");
    }

    @Test
    void a_revoked_certificate_is_refused_and_another_of_the_same_key_is_not() throws Exception {
        X509v2CRLBuilder list = new X509v2CRLBuilder(new X500Name(ROOT), Date.from(NOW));
        list.addCRLEntry(BigInteger.valueOf(13), Date.from(NOW), 0);
        ByteString revocations =
                pem(list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(rootKey.getPrivate())));
        Organisation organisation = new Organisation(
                config().clearIntermediateCerts().addRevocationList(revocations).build());

        assertThatThrownBy(() -> identify(organisation, member(ROOT, rootKey, "OU=client", 13)))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("revoked");
        assertThat(identify(organisation, member(ROOT, rootKey, "OU=client", 14))
                        .mspId())
                .isEqualTo("TestMSP");
    }

    @Test
    void a_certificate_that_only_names_the_authority_is_refused() {
        assertThatThrownBy(() -> identify(organisation(), member(ROOT, memberKey, "OU=client", 15)))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("not issued by an authority of TestMSP");
    }

    @Test
    void an_authority_is_not_itself_a_member_and_garbage_is_nobody() {
        assertThatThrownBy(() -> identify(organisation(), intermediate)).isInstanceOf(IdentityException.class);
        SerializedIdentity garbage = SerializedIdentity.newBuilder()
                .setMspid("TestMSP")
                .setIdBytes(ByteString.copyFromUtf8("garbage"))
                .build();
        assertThatThrownBy(() -> organisation().identify(garbage, garbage.toByteString()))
                .isInstanceOf(IdentityException.class);
    }

    private static Organisation organisation() throws Exception {
        return new Organisation(config().build());
    }

    private static Organisation withoutIntermediate() throws Exception {
        return new Organisation(config().clearIntermediateCerts().build());
    }

    private static FabricMSPConfig.Builder config() throws Exception {
        return FabricMSPConfig.newBuilder()
                .setName("TestMSP")
                .addRootCerts(pem(root))
                .addIntermediateCerts(pem(intermediate))
                .setFabricNodeOus(FabricNodeOUs.newBuilder()
                        .setEnable(true)
                        .setClientOuIdentifier(unit("client"))
                        .setPeerOuIdentifier(unit("peer"))
                        .setAdminOuIdentifier(unit("admin"))
                        .setOrdererOuIdentifier(unit("orderer")));
    }

    private static FabricOUIdentifier unit(String name) {
        return FabricOUIdentifier.newBuilder()
                .setOrganizationalUnitIdentifier(name)
                .build();
    }

    private static Identity identify(Organisation organisation, X509CertificateHolder certificate) throws Exception {
        SerializedIdentity claimed = SerializedIdentity.newBuilder()
                .setMspid("TestMSP")
                .setIdBytes(pem(certificate))
                .build();
        return organisation.identify(claimed, claimed.toByteString());
    }

    private static X509CertificateHolder member(String issuer, KeyPair issuerKey, String unit, int serial)
            throws Exception {
        return certificate(issuer, issuerKey, "CN=member," + unit, memberKey, serial, false, BEGIN, Duration.ofDays(1));
    }

    private static X509CertificateHolder certificate(
            String issuer,
            KeyPair issuerKey,
            String subject,
            KeyPair key,
            int serial,
            boolean authority,
            Instant begin,
            Duration valid)
            throws Exception {
        return new JcaX509v3CertificateBuilder(
                        new X500Name(issuer),
                        BigInteger.valueOf(serial),
                        Date.from(begin),
                        Date.from(NOW.plus(valid)),
                        new X500Name(subject),
                        key.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate()));
    }

    private static ByteString pem(Object object) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return ByteString.copyFromUtf8(text.toString());
    }
}
