// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yinzheng.launcher.api.Accounts;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.launcher.process.Serving;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Organisation;

/** A region's own gateway and verifier, which talk to its own peers only, with a data folder of their own. */
final class Province {
    private static final List<Service> SERVICES = List.of(Service.GATEWAY, Service.VERIFIER);

    private final Organisation organisation;
    private final DataFolder folder;
    private final DemoProcesses processes;

    Province(Installation installation, DataFolder demo, Organisation organisation) {
        this.organisation = organisation;
        this.folder = new DataFolder(folderOf(demo).resolve(region(organisation)));
        this.processes = new DemoProcesses(installation, folder);
    }

    /** Where the provinces of a demo keep their data. */
    static Path folderOf(DataFolder demo) {
        return demo.root().resolve("provinces");
    }

    String region() {
        return region(organisation);
    }

    private static String region(Organisation organisation) {
        return organisation.regionCode().orElseThrow();
    }

    DataFolder folder() {
        return folder;
    }

    boolean runs() throws IOException {
        for (Service service : SERVICES) {
            if (processes.process(service).running().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The ports of the last start, or the next free ones from {@code first} on. */
    Ports choosePorts(int first) throws IOException {
        folder.create();
        Map<Service, Integer> last = Ports.stored(portsFile());
        Ports ports = Ports.choose(
                Map.of(),
                last.isEmpty()
                        ? Map.of(Service.GATEWAY, first, Service.VERIFIER, first + 1, Service.PEER, first + 2)
                        : last);
        ports.store(portsFile());
        return ports;
    }

    Ports ports() throws IOException {
        return Ports.known(Ports.stored(portsFile()));
    }

    private Path portsFile() {
        return folder.run().resolve("ports");
    }

    void start(NetworkMaterial network, Map<String, Integer> gateways) throws IOException {
        Serving serving = new Serving(List.of(organisation), organisation, gateways);
        for (Service service : SERVICES) {
            if (processes.process(service).running().isEmpty()) {
                processes.start(service, network, ports(), serving);
            }
        }
    }

    void await() throws IOException, InterruptedException {
        for (Service service : SERVICES) {
            processes.await(service, ports());
        }
    }

    int stop() throws IOException {
        return processes.stop();
    }

    URI address(Service service) throws IOException {
        return URI.create("http://127.0.0.1:" + ports().of(service));
    }

    Accounts accounts() throws IOException {
        return Accounts.read(folder.accounts());
    }
}
