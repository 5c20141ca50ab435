// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class NetworkMaterialTest {
    private static NetworkMaterial network;

    @BeforeAll
    static void generate(@TempDir Path folder) throws IOException {
        network = NetworkMaterial.generate(NetworkDescription.demoText(), folder.resolve("network"));
    }

    @Test
    void every_certificate_is_signed_by_its_organisation_with_low_s() throws Exception {
        for (Organisation organisation : network.description().organisations()) {
            X509Certificate root = network.authority(organisation.mspId()).certificate();
            for (Client client : organisation.clients()) {
                X509Certificate certificate =
                        network.client(organisation.mspId(), client.name()).certificate();
                certificate.verify(root.getPublicKey());
                assertThat(LowS.holds(certificate.getSignature())).isTrue();
            }
        }
    }

    @Test
    void a_client_certificate_carries_agency_and_roles_and_no_name() throws IOException {
        X509Certificate certificate =
                network.client("ZhejiangMSP", "zj-market-clerk").certificate();
        byte[] extension = certificate.getExtensionValue(CertificateAuthority.ATTRIBUTES_OID);
        assertThat(new String(ASN1OctetString.getInstance(extension).getOctets(), StandardCharsets.UTF_8))
                .isEqualTo("{\"attrs\":{\"yz.agency\":\"11330000MB03300858\",\"yz.role\":\"clerk\"}}");
        assertThat(certificate.getSubjectX500Principal().getName())
                .matches("CN=o-[0-9a-f]{10},OU=client,O=ZhejiangMSP,C=CN");
    }

    @Test
    void a_renewed_client_has_another_key_and_the_same_name_agency_and_roles() throws Exception {
        Client officer =
                network.description().organisation("JiangxiMSP").clients().get(0);
        SigningIdentity old = network.client("JiangxiMSP", officer.name());
        network.renew("JiangxiMSP", officer);
        X509Certificate renewed = network.client("JiangxiMSP", officer.name()).certificate();
        renewed.verify(network.authority("JiangxiMSP").certificate().getPublicKey());
        assertThat(renewed.getPublicKey()).isNotEqualTo(old.certificate().getPublicKey());
        assertThat(renewed.getSubjectX500Principal())
                .isEqualTo(old.certificate().getSubjectX500Principal());
        assertThat(renewed.getExtensionValue(CertificateAuthority.ATTRIBUTES_OID))
                .isEqualTo(old.certificate().getExtensionValue(CertificateAuthority.ATTRIBUTES_OID));
    }

    @Test
    void a_renewal_that_was_broken_off_between_key_and_certificate_is_ended_and_loses_neither(@TempDir Path other)
            throws Exception {
        Path folder = brokenOffRenewal(other);
        assertThat(belongTogether(SigningIdentity.load("JiangxiMSP", folder))).isFalse();
        NetworkMaterial.load(other).settleRenewals();
        assertThat(belongTogether(SigningIdentity.load("JiangxiMSP", folder))).isTrue();
        assertThat(folder.resolve("renewed")).doesNotExist();
    }

    @Test
    void a_renewal_that_was_broken_off_before_its_pair_was_whole_leaves_the_old_pair(@TempDir Path other)
            throws Exception {
        NetworkMaterial material = NetworkMaterial.generate(NetworkDescription.demoText(), other);
        SigningIdentity old = material.peer("JiangxiMSP", "peer0");
        Path folder = material.organisationFolder("JiangxiMSP").resolve("peers/peer0");
        Files.writeString(Files.createDirectory(folder.resolve("renewed")).resolve("key.pem"), "half");
        material.settleRenewals();
        assertThat(material.peer("JiangxiMSP", "peer0").certificatePem()).isEqualTo(old.certificatePem());
        assertThat(belongTogether(material.peer("JiangxiMSP", "peer0"))).isTrue();
    }

    /** The new key stands at its place, and nothing can be moved to the certificate's. */
    private static Path brokenOffRenewal(Path other) throws IOException {
        NetworkMaterial material = NetworkMaterial.generate(NetworkDescription.demoText(), other);
        Organisation jiangxi = material.description().organisation("JiangxiMSP");
        Path folder = material.organisationFolder("JiangxiMSP").resolve("peers/peer0");
        String old = Files.readString(folder.resolve("cert.pem"));
        Files.delete(folder.resolve("cert.pem"));
        Path obstacle = Files.createDirectories(folder.resolve("cert.pem/obstacle"));
        assertThatThrownBy(() -> material.renew("JiangxiMSP", jiangxi.peers().get(0)))
                .isInstanceOf(IOException.class);
        Files.delete(obstacle);
        Files.delete(folder.resolve("cert.pem"));
        Files.writeString(folder.resolve("cert.pem"), old);
        return folder;
    }

    @Test
    void a_key_belongs_to_its_certificate() throws Exception {
        assertThat(belongTogether(network.peer("JiangxiMSP", "peer0"))).isTrue();
    }

    private static boolean belongTogether(SigningIdentity identity) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withECDSA", Pem.BOUNCY_CASTLE);
        signer.initSign(identity.privateKey());
        signer.update(new byte[] {1, 2, 3});
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(identity.certificate());
        verifier.update(new byte[] {1, 2, 3});
        return verifier.verify(signature);
    }

    @Test
    void keys_and_folders_are_for_their_owner_only() throws IOException {
        try (Stream<Path> paths = Files.walk(network.folder())) {
            for (Path path : paths.toList()) {
                String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void keys_are_never_overwritten() {
        assertThatThrownBy(() -> NetworkMaterial.generate(NetworkDescription.demoText(), network.folder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("never overwritten");
    }

    @Test
    void a_half_made_folder_is_no_network_and_is_made_anew(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("organisations/ZhejiangMSP/ca"));
        assertThatThrownBy(() -> NetworkMaterial.load(other)).hasMessageContaining("no complete network");
        NetworkMaterial.generate(NetworkDescription.demoText(), other);
        assertThat(NetworkMaterial.load(other).description()).isEqualTo(NetworkDescription.demo());
    }

    @Test
    void a_network_that_lost_block_0_keeps_its_keys_and_says_what_to_do(@TempDir Path other) throws IOException {
        NetworkMaterial made = NetworkMaterial.generate(NetworkDescription.demoText(), other);
        String authority = made.authority("ZhejiangMSP").certificatePem();
        Files.delete(made.genesisBlockFile());
        refusesToMakeAnew(other);
        assertThat(made.authority("ZhejiangMSP").certificatePem()).isEqualTo(authority);
        Files.delete(other.resolve("network.yaml"));
        refusesToMakeAnew(other);
        assertThat(made.authority("ZhejiangMSP").certificatePem()).isEqualTo(authority);
    }

    private static void refusesToMakeAnew(Path folder) {
        assertThatThrownBy(() -> NetworkMaterial.generate(NetworkDescription.demoText(), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no genesis.block")
                .hasMessageContaining("move it aside");
    }

    @Test
    void a_network_whose_making_was_broken_off_before_block_0_was_there_is_made_anew(@TempDir Path other)
            throws IOException {
        NetworkMaterial made = NetworkMaterial.generate(NetworkDescription.demoText(), other);
        Path making = Files.createDirectory(other.resolve("making"));
        Files.move(made.genesisBlockFile(), making.resolve("genesis.block"));
        NetworkMaterial.generate(NetworkDescription.demoText(), other);
        assertThat(NetworkMaterial.load(other).description()).isEqualTo(NetworkDescription.demo());
        assertThat(making).doesNotExist();
    }

    @Test
    void a_connection_file_names_files_that_exist() throws IOException {
        network.writeConnections("127.0.0.1:17051");
        JsonNode file = new YAMLMapper().readTree(Files.readString(network.connectionFile("ZhejiangMSP")));
        assertThat(file.at("/organisation/namespace").asString()).isEqualTo("yz-330000");
        assertThat(file.at("/peers/0/endpoint").asString()).isEqualTo("127.0.0.1:17051");
        assertThat(Path.of(file.at("/genesisBlock").asString())).isRegularFile();
        assertThat(file.at("/clients")).isNotEmpty().allSatisfy(client -> {
            assertThat(Path.of(client.at("/certificate").asString())).isRegularFile();
            assertThat(Path.of(client.at("/privateKey").asString())).isRegularFile();
        });
    }

    @Test
    void block_0_hangs_together() throws IOException {
        Block block = network.genesisBlock();
        assertThat(block.getHeader().getNumber()).isZero();
        assertThat(block.getHeader().getPreviousHash().isEmpty()).isTrue();
        assertThat(block.getHeader().getDataHash().toByteArray())
                .isEqualTo(Sha256.digest(block.getData().getData(0).toByteArray()));
        assertThat(block.getMetadata().getMetadataCount()).isEqualTo(5);
    }

    @Test
    void the_configuration_names_roots_consenters_and_limits() throws IOException {
        ConfigGroup channel = configuration();
        ConfigGroup orderer = channel.getGroupsOrThrow("Orderer");
        Orderers consenters =
                Orderers.parseFrom(orderer.getValuesOrThrow("Orderers").getValue());
        assertThat(consenters.getConsenterMappingList())
                .extracting(c -> c.getId() + c.getMspId())
                .containsExactly("1NationalMSP", "2ZhejiangMSP", "3JiangxiMSP", "4AuditMSP");
        assertThat(BatchSize.parseFrom(orderer.getValuesOrThrow("BatchSize").getValue())
                        .getAbsoluteMaxBytes())
                .isEqualTo(2 * 1024 * 1024);
        MSPConfig msp = MSPConfig.parseFrom(channel.getGroupsOrThrow("Application")
                .getGroupsOrThrow("ZhejiangMSP")
                .getValuesOrThrow("MSP")
                .getValue());
        FabricMSPConfig definition = FabricMSPConfig.parseFrom(msp.getConfig());
        assertThat(definition.getRootCerts(0).toStringUtf8())
                .isEqualTo(network.authority("ZhejiangMSP").certificatePem());
        assertThat(definition.getFabricNodeOus().getEnable()).isTrue();
    }

    @Test
    void members_change_only_with_more_than_a_majority() throws IOException {
        ConfigGroup channel = configuration();
        for (ConfigGroup group :
                List.of(channel, channel.getGroupsOrThrow("Orderer"), channel.getGroupsOrThrow("Application"))) {
            assertThat(group.getModPolicy()).isEqualTo(ChannelConfiguration.MEMBERSHIP_PATH);
            assertThat(group.getPoliciesMap().values())
                    .allMatch(policy -> policy.getModPolicy().equals(ChannelConfiguration.MEMBERSHIP_PATH));
        }
        SignaturePolicyEnvelope membership = SignaturePolicyEnvelope.parseFrom(channel.getGroupsOrThrow("Application")
                .getPoliciesOrThrow(ChannelConfiguration.MEMBERSHIP)
                .getPolicy()
                .getValue());
        assertThat(membership.getRule().getNOutOf().getN()).isEqualTo(4);
        assertThat(List.of(3, 4, 5, 6, 7, 10))
                .extracting(NetworkPolicies::membershipQuorum)
                .containsExactly(3, 4, 4, 5, 6, 9);
    }

    @Test
    void who_may_read_and_write_is_named_so_that_a_signature_is_verified_once() throws IOException {
        ConfigGroup channel = configuration();
        ConfigGroup application = channel.getGroupsOrThrow("Application");
        assertThat(named(application, "Writers"))
                .containsExactly(
                        "NationalMSP ADMIN",
                        "NationalMSP CLIENT",
                        "ZhejiangMSP ADMIN",
                        "ZhejiangMSP CLIENT",
                        "JiangxiMSP ADMIN",
                        "JiangxiMSP CLIENT",
                        "AuditMSP ADMIN",
                        "AuditMSP CLIENT");
        assertThat(named(application, "Readers")).hasSize(12).contains("JiangxiMSP PEER");
        assertThat(named(channel, "Readers"))
                .contains("AuditMSP MEMBER", "JiangxiMSP PEER")
                .hasSize(16);
        assertThat(named(channel.getGroupsOrThrow("Orderer"), "Writers"))
                .containsExactly("NationalMSP MEMBER", "ZhejiangMSP MEMBER", "JiangxiMSP MEMBER", "AuditMSP MEMBER");
    }

    /** Whom a policy names, each of whom is enough. */
    private static List<String> named(ConfigGroup group, String policy) throws IOException {
        SignaturePolicyEnvelope envelope = SignaturePolicyEnvelope.parseFrom(
                group.getPoliciesOrThrow(policy).getPolicy().getValue());
        assertThat(envelope.getRule().getNOutOf().getN()).isEqualTo(1);
        assertThat(envelope.getRule().getNOutOf().getRulesList())
                .extracting(SignaturePolicy::getSignedBy)
                .containsExactlyElementsOf(IntStream.range(0, envelope.getIdentitiesCount())
                        .boxed()
                        .toList());
        List<String> names = new ArrayList<>();
        for (MSPPrincipal principal : envelope.getIdentitiesList()) {
            MSPRole role = MSPRole.parseFrom(principal.getPrincipal());
            names.add(role.getMspIdentifier() + " " + role.getRole());
        }
        return names;
    }

    @Test
    void a_block_needs_a_byzantine_quorum() {
        assertThat(List.of(4, 5, 6, 7, 10))
                .extracting(OrdererConfiguration::quorum)
                .containsExactly(3, 4, 4, 5, 7);
    }

    private static ConfigGroup configuration() throws IOException {
        Envelope envelope = Envelope.parseFrom(network.genesisBlock().getData().getData(0));
        Payload payload = Payload.parseFrom(envelope.getPayload());
        return ConfigEnvelope.parseFrom(payload.getData()).getConfig().getChannelGroup();
    }
}
