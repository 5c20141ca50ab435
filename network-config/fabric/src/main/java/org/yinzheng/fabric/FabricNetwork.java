// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yinzheng.fabric.chaincode.ChaincodePackage;
import org.yinzheng.fabric.channel.PeerConnections;
import org.yinzheng.fabric.compose.ChaincodeImage;
import org.yinzheng.fabric.compose.ComposeFile;
import org.yinzheng.fabric.compose.ComposeProject;
import org.yinzheng.fabric.compose.Docker;
import org.yinzheng.fabric.compose.Images;
import org.yinzheng.network.ChaincodeDefinition;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Organisation;

/**
 * A Fabric network on this machine, made from the folder of a {@link NetworkMaterial}.
 *
 * <pre>
 * fabric/compose.yaml        the containers
 * fabric/nodes/&lt;host&gt;/       what each of them sees: msp/ and tls/
 * fabric/admins/&lt;mspId&gt;/msp  an administrator, for Fabric's own tools
 * fabric/packages/&lt;mspId&gt;/   what each organisation installs
 * </pre>
 *
 * The ledgers are in docker volumes, one a node.
 */
public final class FabricNetwork {
    /** Where the ports are published. */
    public static final String HOST = "127.0.0.1";

    private final NetworkMaterial material;
    private final Images images;
    private final Path folder;
    private final ComposeProject project;

    private FabricNetwork(NetworkMaterial material, Images images) {
        this.material = material;
        this.images = images;
        this.folder = material.folder().resolve("fabric");
        this.project = new ComposeProject(folder.resolve("compose.yaml"));
    }

    /** The network of this folder; nothing is started. */
    public static FabricNetwork of(NetworkMaterial material, Images images) {
        return new FabricNetwork(material, images);
    }

    /** The network of this folder with the official images. */
    public static FabricNetwork of(NetworkMaterial material) {
        return of(material, Images.OFFICIAL);
    }

    /** Keys, certificates, description. */
    public NetworkMaterial material() {
        return material;
    }

    /** The containers. A service is called as its node's host in the description, a peer's contracts {@code chaincode.<host>}. */
    public ComposeProject project() {
        return project;
    }

    /** Connections to its peers; whoever asks closes them. */
    public PeerConnections connections() {
        return new PeerConnections(material, HOST);
    }

    /**
     * Starts the containers and brings the channel to where its contracts answer on every peer. What is done already stays.
     *
     * @param chaincodeJar the runnable jar with the contracts
     * @throws FabricFailure with the one cause and its remedy
     */
    public void up(Path chaincodeJar, Progress progress) throws IOException, InterruptedException {
        progress.step("检查 / checks");
        for (Check check : preflight().checks()) {
            check.test().run();
        }
        Map<String, List<ChaincodePackage>> packages = packages();
        String chaincode = ChaincodeImage.build(chaincodeJar, images.java(), folder.resolve("image"));
        boolean changed = new ComposeFile(material, folder, images, packages).write(chaincode);
        try (PeerConnections connections = connections()) {
            if (changed) {
                progress.step("逐个更换合约进程 / contracts' processes are replaced one after another");
                new Rolling(material.description(), project, new Contracts(material, packages, connections)).run();
            }
            progress.step("启动容器 / containers start: " + project.name());
            project.up();
            material.writeTlsConnections(HOST);
            new Bringing(material, packages, connections, project, progress).run(HOST);
        }
    }

    /**
     * Takes new members, peers and clients into a network that runs, while the others go on working. What is done already
     * stays, so it may be called again after it was stopped in the middle.
     *
     * @param description the text of a {@code network.yaml} that adds to the present one
     * @return the network with them
     * @throws org.yinzheng.network.InvalidDescription if it changes what must stay
     */
    public FabricNetwork join(String description, Path chaincodeJar, Progress progress)
            throws IOException, InterruptedException {
        FabricNetwork grown = new FabricNetwork(material.extend(description), images);
        grown.up(chaincodeJar, progress);
        return grown;
    }

    /**
     * Gives a node new keys and certificates and starts it anew with them, while the others go on. The channel learns of an
     * orderer's before, because it names each orderer's certificate. A client gets a new certificate, and nothing is started.
     *
     * @param host the node's host in the description, or a client's name
     */
    public void renew(String host, Progress progress) throws IOException, InterruptedException {
        Docker.require();
        Renewal renewal = new Renewal(material, project, progress);
        try (PeerConnections connections = connections()) {
            renewal.run(
                    host,
                    new Bringing(material, Map.of(), connections, project, progress),
                    new Contracts(material, Map.of(), connections),
                    new ComposeFile(material, folder, images, Map.of()));
        }
    }

    /** How each node is. */
    public List<NodeStatus> status() throws IOException, InterruptedException {
        Docker.require();
        try (PeerConnections connections = connections()) {
            return new Examination(material, project.states(), connections).nodes();
        }
    }

    /** What a machine must have before there is a network on it. */
    public static void examineMachine(Examiner examiner) throws InterruptedException {
        for (Check check : Preflight.machine(Images.OFFICIAL)) {
            examiner.result(check.name(), check.problem());
        }
    }

    /** What must hold before a start and, if any container is there, what must hold after it. */
    public void examine(Examiner examiner) throws IOException, InterruptedException {
        for (Check check : preflight().checks()) {
            examiner.result(check.name(), check.problem());
        }
        Map<String, String> states = project.states();
        if (states.isEmpty()) {
            return;
        }
        try (PeerConnections connections = connections()) {
            for (Check check : new Examination(material, states, connections).checks()) {
                examiner.result(check.name(), check.problem());
            }
        }
    }

    /** Is told how each check went. */
    @FunctionalInterface
    public interface Examiner {
        /** @param problem what is wrong and what puts it right, empty when all is well */
        void result(String check, Optional<String> problem);
    }

    private Preflight preflight() {
        return new Preflight(material, images, project);
    }

    /** Stops the containers. The ledgers stay unless {@code deleteLedgers}. */
    public void down(boolean deleteLedgers) throws InterruptedException {
        Docker.require();
        project.down(deleteLedgers);
    }

    private Map<String, List<ChaincodePackage>> packages() throws IOException {
        Map<String, List<ChaincodePackage>> packages = new LinkedHashMap<>();
        for (Organisation organisation : material.description().regionalOrganisations()) {
            List<ChaincodePackage> own = new ArrayList<>();
            for (ChaincodeDefinition definition : material.description().chaincodes()) {
                own.add(ChaincodePackage.of(
                        material, organisation.mspId(), definition.name(), folder.resolve("packages")));
            }
            packages.put(organisation.mspId(), own);
        }
        return packages;
    }
}
