// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.demo.Seed;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.PrivateFiles;

/** The demo on a Fabric network: the containers, then a gateway and a verifier for each region. */
public final class FabricDemo {
    private final Installation installation;
    private final DataFolder folder;
    private final Console console;

    /** The demo of this data folder. */
    public FabricDemo(Installation installation, DataFolder folder, Console console) {
        this.installation = installation;
        this.folder = folder;
        this.console = console;
    }

    /** Whether this data folder is that of a demo on a Fabric network. */
    public static boolean exists(DataFolder folder) {
        return Provinces.exist(folder);
    }

    /** Starts what does not run and fills an empty ledger. */
    public void start(@Nullable Path description, boolean seed) throws IOException, InterruptedException {
        if (!exists(folder) && Files.exists(folder.run().resolve("ports"))) {
            throw new LaunchFailure(folder.root() + " holds a demo on the local peer; name another folder with --data, "
                    + "or start anew with --fresh");
        }
        NetworkMaterial material = Materials.of(folder, description);
        PrivateFiles.createFolder(Province.folderOf(folder));
        FabricNetwork.of(material).up(installation.chaincodeJar(), console::say);
        Provinces provinces = Provinces.of(installation, folder, material.description());
        console.say("启动各地区的网关与核验 / a gateway and a verifier for each region start");
        provinces.start(material);
        if (seed) {
            new Seed(provinces.gateway(), folder.run(), console).fill();
        }
        console.say("");
        console.say("就绪 / ready");
        provinces.tell(console);
        console.say("下一步 / next: ./yinzheng story · ./yinzheng network status · ./yinzheng down");
    }

    /** Gateways and verifiers of a demo that runs. */
    public Provinces running() throws IOException {
        Provinces provinces = provinces();
        if (!provinces.allRun()) {
            throw new LaunchFailure("the demo on " + folder.root() + " does not run; run ./yinzheng demo first");
        }
        return provinces;
    }

    /** Gateways and verifiers, whether they run or not. */
    public Provinces provinces() throws IOException {
        return Provinces.of(
                installation, folder, NetworkMaterial.load(folder.network()).description());
    }

    /** Stops processes and containers; returns how many processes there were. */
    public int stop(boolean deleteLedgers) throws IOException, InterruptedException {
        if (!NetworkMaterial.exists(folder.network())) {
            return 0;
        }
        int stopped = provinces().stop();
        FabricNetwork.of(NetworkMaterial.load(folder.network())).down(deleteLedgers);
        return stopped;
    }
}
