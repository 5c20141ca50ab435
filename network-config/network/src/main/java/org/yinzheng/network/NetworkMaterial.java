// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;

/**
 * The folder with everything made from a {@link NetworkDescription}: keys and certificates of each organisation, the
 * genesis block, connection files. Key files are 0600, folders 0700.
 *
 * <pre>
 * network.yaml
 * genesis.block
 * organisations/&lt;mspId&gt;/connection.yaml
 * organisations/&lt;mspId&gt;/{ca,tlsca,admin}/{cert,key}.pem
 * organisations/&lt;mspId&gt;/{peers,orderers}/&lt;name&gt;/{cert,key}.pem and tls/{cert,key}.pem
 * organisations/&lt;mspId&gt;/peers/&lt;name&gt;/chaincode/{cert,key}.pem, the server that runs its contracts
 * organisations/&lt;mspId&gt;/chaincode-client/{cert,key}.pem, with which the peers call that server
 * organisations/&lt;mspId&gt;/clients/&lt;name&gt;/{cert,key}.pem
 * </pre>
 */
public final class NetworkMaterial {
    private static final String GENESIS = "genesis.block";
    private static final String DESCRIPTION = "network.yaml";
    private static final String ORGANISATIONS = "organisations";
    private static final String MAKING = "making";

    private final Path folder;
    private final NetworkDescription description;

    private NetworkMaterial(Path folder, NetworkDescription description) {
        this.folder = folder;
        this.description = description;
    }

    /**
     * Makes keys, certificates and the genesis block. Connection files follow when addresses are known. Everything is made in a
     * folder beside and then moved, block 0 last: so a folder that holds one is complete, and keys without one are those of a
     * network that lost it, unless block 0 still waits to be moved.
     *
     * @param yaml the description's text, which is kept as {@code network.yaml}
     * @throws InvalidDescription when the text is not a valid description
     * @throws IOException when the folder already holds a network or what is left of one, or cannot be written
     */
    public static NetworkMaterial generate(String yaml, Path folder) throws IOException {
        NetworkDescription description = NetworkDescription.parse(yaml);
        if (exists(folder)) {
            throw new IOException(folder + " already holds a network; keys are never overwritten");
        }
        if (!isUnfinished(folder) && holdsKeys(folder)) {
            throw new IOException(
                    folder + " holds the keys or the description of a network, but no " + GENESIS
                            + "; keys are never overwritten: restore the folder from a backup, or move it aside for a new network");
        }
        PrivateFiles.createFolder(folder);
        Path making = folder.resolve(MAKING);
        PrivateFiles.delete(making);
        PrivateFiles.delete(folder.resolve(ORGANISATIONS));
        PrivateFiles.createFolder(making);
        make(new NetworkMaterial(making, description), yaml);
        for (String made : List.of(ORGANISATIONS, DESCRIPTION, GENESIS)) {
            Files.move(making.resolve(made), folder.resolve(made), StandardCopyOption.ATOMIC_MOVE);
        }
        PrivateFiles.delete(making);
        return new NetworkMaterial(folder, description);
    }

    private static void make(NetworkMaterial material, String yaml) throws IOException {
        for (Organisation organisation : material.description.organisations()) {
            OrganisationMaterial.create(material.organisationFolder(organisation.mspId()), organisation)
                    .complete();
        }
        PrivateFiles.force(material.folder);
        PrivateFiles.write(material.folder.resolve(DESCRIPTION), yaml);
        PrivateFiles.write(
                material.genesisBlockFile(), GenesisBlock.of(material).toByteArray());
    }

    /** Whether making a network was broken off before its block 0 was at its place, so that nobody has used its keys. */
    private static boolean isUnfinished(Path folder) {
        return Files.isRegularFile(folder.resolve(MAKING).resolve(GENESIS));
    }

    private static boolean holdsKeys(Path folder) throws IOException {
        if (Files.exists(folder.resolve(DESCRIPTION))) {
            return true;
        }
        Path organisations = folder.resolve(ORGANISATIONS);
        if (!Files.isDirectory(organisations)) {
            return false;
        }
        try (Stream<Path> members = Files.list(organisations)) {
            return members.anyMatch(member -> Files.exists(member.resolve("ca/key.pem")));
        }
    }

    /**
     * Takes a description with more members, peers or clients, or other batch settings and policies, and makes the keys that are
     * missing. What is there stays as it is, block 0 too: the channel itself learns of the change by a {@link ConfigurationUpdate}.
     *
     * @param yaml the new description's text, which replaces {@code network.yaml}
     * @return the material of the new description, in the same folder
     * @throws InvalidDescription when the text is not a valid description, or changes what must stay
     */
    public NetworkMaterial extend(String yaml) throws IOException {
        NetworkDescription wanted = NetworkDescription.parse(yaml);
        try {
            Growth.check(description, wanted);
        } catch (InvalidDescription e) {
            throw e.in(DescriptionLines.of(yaml));
        }
        for (Organisation organisation : wanted.organisations()) {
            Path own = folder.resolve(ORGANISATIONS).resolve(organisation.mspId());
            if (Files.isRegularFile(own.resolve("ca/cert.pem"))) {
                OrganisationMaterial.open(own, organisation).complete();
            } else {
                Path fresh = folder.resolve("organisation.new");
                PrivateFiles.delete(fresh);
                OrganisationMaterial.create(fresh, organisation).complete();
                Files.move(fresh, own, StandardCopyOption.ATOMIC_MOVE);
            }
            PrivateFiles.force(own);
        }
        PrivateFiles.write(folder.resolve(DESCRIPTION), yaml);
        return new NetworkMaterial(folder, wanted);
    }

    /** Makes new keys and certificates for an orderer, from the same authorities; the old ones are replaced. */
    public void renew(String mspId, OrdererNode orderer) throws IOException {
        OrganisationMaterial.open(organisationFolder(mspId), description.organisation(mspId))
                .issue(orderer);
        PrivateFiles.force(organisationFolder(mspId));
    }

    /** The same for a peer and the process that runs its contracts. */
    public void renew(String mspId, PeerNode peer) throws IOException {
        OrganisationMaterial.open(organisationFolder(mspId), description.organisation(mspId))
                .issue(peer);
        PrivateFiles.force(organisationFolder(mspId));
    }

    /** The same for a client, whose name, agency and roles stay. */
    public void renew(String mspId, Client client) throws IOException {
        OrganisationMaterial.open(organisationFolder(mspId), description.organisation(mspId))
                .issue(client);
        PrivateFiles.force(organisationFolder(mspId));
    }

    /** Ends renewals that were broken off: which pair counts is clear again, and no key is left without its certificate. */
    public void settleRenewals() throws IOException {
        List<Path> folders;
        try (Stream<Path> paths = Files.walk(folder.resolve(ORGANISATIONS))) {
            folders = paths.filter(Files::isDirectory).toList();
        }
        for (Path one : folders) {
            SigningIdentity.settle(one);
        }
    }

    /** Whether this folder holds a complete network. */
    public static boolean exists(Path folder) {
        return Files.isRegularFile(folder.resolve(GENESIS));
    }

    /**
     * Opens a folder that {@link #generate} made.
     *
     * @throws IOException when the folder holds no complete network
     */
    public static NetworkMaterial load(Path folder) throws IOException {
        if (!exists(folder)) {
            throw new IOException(folder + " holds no complete network (no " + GENESIS + ")");
        }
        return new NetworkMaterial(folder, NetworkDescription.read(folder.resolve(DESCRIPTION)));
    }

    /** What the network is. */
    public NetworkDescription description() {
        return description;
    }

    /** On which line of its description a member stands. */
    public DescriptionLines lines() throws IOException {
        return DescriptionLines.of(Files.readString(folder.resolve(DESCRIPTION)));
    }

    /** The folder itself. */
    public Path folder() {
        return folder;
    }

    /** The file with block 0. */
    public Path genesisBlockFile() {
        return folder.resolve(GENESIS);
    }

    /** Block 0. */
    public Block genesisBlock() throws IOException {
        return Block.parseFrom(Files.readAllBytes(genesisBlockFile()));
    }

    /** The folder of one organisation. */
    public Path organisationFolder(String mspId) {
        return folder.resolve(ORGANISATIONS)
                .resolve(description.organisation(mspId).mspId());
    }

    /** The organisation's authority for members. Its certificate is the root of its MSP. */
    public SigningIdentity authority(String mspId) throws IOException {
        return identity(mspId, "ca");
    }

    /** The organisation's authority for TLS. */
    public SigningIdentity tlsAuthority(String mspId) throws IOException {
        return identity(mspId, "tlsca");
    }

    /** The organisation's administrator. */
    public SigningIdentity admin(String mspId) throws IOException {
        return identity(mspId, "admin");
    }

    /** A peer, for example {@code peer0}. */
    public SigningIdentity peer(String mspId, String name) throws IOException {
        return identity(mspId, "peers/" + name);
    }

    /** An orderer, for example {@code orderer0}. */
    public SigningIdentity orderer(String mspId, String name) throws IOException {
        return identity(mspId, "orderers/" + name);
    }

    /** The TLS certificate of an orderer. */
    public SigningIdentity ordererTls(String mspId, String name) throws IOException {
        return identity(mspId, "orderers/" + name + "/tls");
    }

    /** The TLS certificate of a peer. */
    public SigningIdentity peerTls(String mspId, String name) throws IOException {
        return identity(mspId, "peers/" + name + "/tls");
    }

    /** The TLS certificate of the process that runs a peer's contracts. */
    public SigningIdentity chaincodeServer(String mspId, String peer) throws IOException {
        return identity(mspId, "peers/" + peer + "/chaincode");
    }

    /** The TLS client certificate with which an organisation's peers call that process. */
    public SigningIdentity chaincodeClient(String mspId) throws IOException {
        return identity(mspId, "chaincode-client");
    }

    /** A client of an organisation. */
    public SigningIdentity client(String mspId, String name) throws IOException {
        return identity(mspId, "clients/" + name);
    }

    /** The connection file of an organisation. */
    public Path connectionFile(String mspId) {
        return organisationFolder(mspId).resolve("connection.yaml");
    }

    /**
     * Writes each organisation's connection file for a Fabric network: its own peers, archives first, with their TLS
     * roots. An auditor without peers reads at the national platform's.
     *
     * @param host where all ports are published, for example {@code 127.0.0.1}
     */
    public void writeTlsConnections(String host) throws IOException {
        for (Organisation organisation : description.organisations()) {
            Organisation serving = organisation.peers().isEmpty() ? description.national() : organisation;
            Path roots = organisationFolder(serving.mspId()).resolve("tlsca").resolve("cert.pem");
            ConnectionFile.write(
                    this,
                    organisation,
                    serving.archivesFirst().stream()
                            .map(peer -> ConnectionFile.peer(host + ":" + peer.port(), roots))
                            .toList());
        }
    }

    /** Writes each organisation's connection file with one address for all: that of the local peer, without TLS. */
    public void writeConnections(String endpoint) throws IOException {
        for (Organisation organisation : description.organisations()) {
            ConnectionFile.write(this, organisation, List.of(ConnectionFile.peer(endpoint)));
        }
    }

    private SigningIdentity identity(String mspId, String path) throws IOException {
        return SigningIdentity.load(mspId, organisationFolder(mspId).resolve(path));
    }
}
