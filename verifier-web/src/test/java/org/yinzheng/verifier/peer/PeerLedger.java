// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.peer;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.licence.CredentialEntry;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.Profile;
import org.yinzheng.chaincode.registry.AdmitRequest;
import org.yinzheng.chaincode.registry.AdoptTypeRequest;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.registry.BindNamespaceRequest;
import org.yinzheng.chaincode.registry.ConfirmKeyRequest;
import org.yinzheng.chaincode.registry.FoundRequest;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.PublishTypeRequest;
import org.yinzheng.chaincode.registry.RegisterAgencyRequest;
import org.yinzheng.chaincode.registry.RegisterKeyRequest;
import org.yinzheng.chaincode.registry.RegisterRegionRequest;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.localpeer.LocalPeer;
import org.yinzheng.localpeer.LocalPeerSettings;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** A real ledger on a local peer, with one issuer in Zhejiang. Everything is fictional. */
final class PeerLedger implements AutoCloseable {

    private static final String AGENCY = "11330000MB03300858";
    private static final String TYPE_CODE = "11100000000013338W032";
    private static final int TYPE = 11;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final NetworkMaterial material;
    private final LocalPeerSettings settings;
    private final InMemorySigner signer = InMemorySigner.generate(RANDOM);
    private final int port;
    private LocalPeer peer;
    private ManagedChannel channel;
    private int serial;

    PeerLedger(Path folder) throws IOException {
        var network = folder.resolve("network");
        material = NetworkMaterial.generate(NetworkDescription.demoText(), network);
        settings = LocalPeerSettings.of(network, folder.resolve("ledger"));
        peer = LocalPeer.start(settings);
        channel = dial(peer);
        port = Integer.parseInt(peer.endpoint().substring(peer.endpoint().lastIndexOf(':') + 1));
        material.writeConnections(peer.endpoint());
    }

    NetworkMaterial material() {
        return material;
    }

    long height() {
        return peer.height();
    }

    void stopPeer() {
        channel.shutdownNow();
        peer.close();
    }

    /** Starts the peer again at the address that the connection files name. */
    void startPeer() throws IOException {
        peer = LocalPeer.start(settings.withPort(port));
        channel = dial(peer);
    }

    void found() {
        call(
                "national-registry",
                "yz-common",
                "registry:Found",
                new FoundRequest(id(), "100000", labels(), "yz-100000"));
        var national = new AgencyEntry(
                "11100000MB010001X5", "10NAT", labels(), List.of(Role.NATIONAL, Role.APPROVER), List.of(), 0);
        call(
                "national-registry",
                "yz-100000",
                "registry:BindNamespace",
                new BindNamespaceRequest(id(), "100000", "yz-common", national));
        call(
                "national-registry",
                "yz-common",
                "registry:RegisterRegion",
                new RegisterRegionRequest(id(), "330000", "ZhejiangMSP", "yz-330000", labels(), null, null));
        var platform = new AgencyEntry(
                "11330000MB0330018A", "33PLT", labels(), List.of(Role.REGISTRAR, Role.APPROVER), List.of(), 0);
        call(
                "zj-registrar",
                "yz-330000",
                "registry:BindNamespace",
                new BindNamespaceRequest(id(), "330000", "yz-common", platform));
        call("national-registry", "yz-common", "registry:PublishType", new PublishTypeRequest(id(), type()));
        call("zj-registrar", "yz-330000", "registry:AdoptType", new AdoptTypeRequest(id(), TYPE, 1));
        issuer();
    }

    private void issuer() {
        var roles = List.of(Role.CLERK, Role.APPROVER, Role.KEEPER);
        var agency = new AgencyEntry(AGENCY, "33MKT", labels(), roles, List.of(TYPE), 0);
        call("zj-registrar", "yz-330000", "registry:RegisterAgency", new RegisterAgencyRequest(id(), agency));
        call(
                "national-registry",
                "yz-100000",
                "registry:Admit",
                new AdmitRequest(id(), AGENCY, "330000", 0, List.of(TYPE), 8));
        var kid = signer.publicKey().keyId().hex();
        var spki = Base64.getEncoder().encodeToString(signer.publicKey().spki());
        call(
                "zj-market-keeper",
                "yz-330000",
                "registry:RegisterKey",
                new RegisterKeyRequest(id(), kid, KeyUse.CREDENTIAL, -9, spki, List.of(), null));
        call("zj-market-approver", "yz-330000", "registry:ConfirmKey", new ConfirmKeyRequest(id(), kid));
    }

    /** Issues a licence and gives its text. */
    String licence() {
        serial++;
        var identifier = new LicenceIdentifier(TYPE_CODE, AGENCY, "K" + serial + "X", "001");
        var now = Instant.now().getEpochSecond();
        var fields = new TreeMap<Integer, FieldValue>(
                Map.of(0, FieldValue.text(identifier.printed()), 1, FieldValue.text("虚构茶馆")));
        var claims =
                PrintClaims.licence("33MKT", TYPE, now, CredentialId.random(RANDOM), Optional.empty(), serial, fields);
        var credential = PrintCredential.issue(claims, signer);
        var place = (LedgerPlace.StatusIndex) credential.claims().place();
        var entry = new LicenceEntry(
                identifier.toString(),
                place.index(),
                "2026-01-01",
                "2026-01-01",
                null,
                "ab".repeat(32),
                "cd".repeat(32),
                2,
                List.of(new CredentialEntry(Profile.PRINT, credential.digest().hex(), now)));
        var kid = signer.publicKey().keyId().hex();
        call("zj-market-clerk", "yz-330000", "licence:Issue", new IssueRequest(id(), TYPE, 1, kid, List.of(entry)));
        return credential.text();
    }

    void call(String client, String chaincode, String function, Object request) {
        var mspId = client.startsWith("zj-") ? "ZhejiangMSP" : "NationalMSP";
        try {
            var identity = material.client(mspId, client);
            try (var gateway = Gateway.newInstance()
                    .identity(new X509Identity(mspId, identity.certificate()))
                    .signer(Signers.newPrivateKeySigner(identity.privateKey()))
                    .hash(Hash.SHA256)
                    .connection(channel)
                    .connect()) {
                gateway.getNetwork("yinzheng")
                        .getContract(chaincode)
                        .submitTransaction(function, CanonicalJson.write(request));
            }
        } catch (IOException | GatewayException e) {
            throw new IllegalStateException(function + " failed: " + e, e);
        } catch (CommitException e) {
            throw new IllegalStateException(function + " was committed as " + e.getCode(), e);
        }
    }

    private static LicenceType type() {
        return new LicenceType(
                TYPE,
                1,
                LicenceType.Kind.LICENCE,
                TYPE_CODE,
                labels(),
                5,
                List.of("001"),
                false,
                2,
                List.of(
                        field(0, "identifier", LicenceType.Format.IDENTIFIER),
                        field(1, "name", LicenceType.Format.TEXT)),
                List.of(),
                0,
                Map.of(),
                new LicenceType.StatusList("https://status.example/{iss}/{vct}", 100_000),
                null);
    }

    private static LicenceType.Field field(int key, String name, LicenceType.Format format) {
        return new LicenceType.Field(key, name, labels(), format, true, 100, true, null);
    }

    private static Labels labels() {
        return new Labels("Fictional", "虚构");
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static ManagedChannel dial(LocalPeer peer) {
        return NettyChannelBuilder.forTarget(peer.endpoint()).usePlaintext().build();
    }

    @Override
    public void close() {
        stopPeer();
    }
}
