// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.network.FabricDemo;
import org.yinzheng.launcher.network.Provinces;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Says what runs, where and under which process id; exits 0 when all three run. */
@Command(name = "status", description = "运行情况 / what runs, and where")
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Yinzheng yinzheng;

    @Override
    public Integer call() throws IOException {
        DataFolder folder = new DataFolder(yinzheng.data());
        DemoProcesses processes = new DemoProcesses(Installation.current(), folder);
        Map<Service, Integer> ports = Ports.stored(folder.run().resolve("ports"));
        Console console = new Console();
        console.say("数据 / data: " + folder.root());
        if (FabricDemo.exists(folder)) {
            Provinces provinces = new FabricDemo(Installation.current(), folder, console).provinces();
            provinces.tell(console);
            console.say("节点 / nodes: ./yinzheng network status");
            return provinces.allRun() ? 0 : 1;
        }
        boolean all = true;
        for (Service service : Service.values()) {
            Optional<ProcessHandle> handle = processes.process(service).running();
            all &= handle.isPresent();
            console.say(String.format(
                    "  %-10s %s",
                    service.label(),
                    handle.map(h -> "运行中 / runs, pid " + h.pid() + ", 127.0.0.1:" + ports.get(service))
                            .orElse("未运行 / stopped")));
        }
        Instant now = Instant.now();
        NearestEnd.in(folder.network())
                .ifPresent(nearest -> console.say("最近到期的证书 / first certificate to end: in " + nearest.daysLeft(now)
                        + " 天 / days, " + nearest.file()));
        return all ? 0 : 1;
    }
}
