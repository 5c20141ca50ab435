// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.yinzheng.launcher.api.Accounts;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Verifier;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.network.FabricDemo;
import org.yinzheng.launcher.network.Provinces;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;

/** Gateway and verifier of a demo that runs. */
record RunningDemo(Gateway gateway, Verifier verifier) {
    static RunningDemo of(DataFolder folder) throws IOException {
        if (FabricDemo.exists(folder)) {
            Provinces provinces = new FabricDemo(Installation.current(), folder, new Console()).running();
            return new RunningDemo(provinces.gateway(), provinces.verifier());
        }
        Map<Service, Integer> ports = Ports.stored(folder.run().resolve("ports"));
        if (ports.size() != Service.values().length || !new DemoProcesses(Installation.current(), folder).allRun()) {
            throw new LaunchFailure("no demo runs on " + folder.root() + "; run ./yinzheng demo first");
        }
        return of(folder, Ports.known(ports));
    }

    static RunningDemo of(DataFolder folder, Ports ports) throws IOException {
        return new RunningDemo(
                new Gateway(address(ports, Service.GATEWAY), Accounts.read(folder.accounts())),
                new Verifier(address(ports, Service.VERIFIER)));
    }

    static URI address(Ports ports, Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }
}
