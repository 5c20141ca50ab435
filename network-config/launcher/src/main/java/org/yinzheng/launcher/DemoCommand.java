// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.demo.Seed;
import org.yinzheng.launcher.network.FabricDemo;
import org.yinzheng.launcher.network.Materials;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.Lan;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.network.NetworkMaterial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts the three services, fills an empty network, and says which pages to open. */
@Command(name = "demo", description = "启动演示 / start the demo; what is there already is kept")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Yinzheng yinzheng;

    @Option(names = "--fresh", description = "删除旧数据，重新开始 / delete the old data and start anew")
    private boolean fresh;

    @Option(
            names = "--network",
            paramLabel = "ENGINE",
            description = "local 本地节点（默认）或 fabric / the local peer (default) or a Fabric network in containers")
    private @Nullable Engine engine;

    @Option(names = "--description", paramLabel = "FILE", description = "网络描述 / a network.yaml of your own")
    private @Nullable Path description;

    @Option(names = "--peer-port", paramLabel = "PORT", description = "本地节点端口 / port of the local peer")
    private @Nullable Integer peerPort;

    @Option(names = "--gateway-port", paramLabel = "PORT", description = "网关端口 / port of the gateway")
    private @Nullable Integer gatewayPort;

    @Option(names = "--verifier-port", paramLabel = "PORT", description = "核验端口 / port of the verifier")
    private @Nullable Integer verifierPort;

    @Option(names = "--no-seed", description = "不写入演示数据 / leave an empty network empty")
    private boolean noSeed;

    @Option(
            names = "--lan",
            description =
                    "供同一网络里的手机使用：HTTPS 与自己的证书机构 / for phones in the same network: HTTPS under an authority of its own")
    private boolean lan;

    @Option(names = "--lan-address", paramLabel = "IP", description = "本机在网络里的地址 / this machine's address there")
    private @Nullable String lanAddress;

    private final Console console = new Console();

    /** On what the demo runs. */
    enum Engine {
        LOCAL,
        FABRIC
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Installation installation = Installation.current();
        for (Service service : Service.values()) {
            installation.jar(service);
        }
        DataFolder folder = new DataFolder(yinzheng.data());
        FabricDemo fabric = new FabricDemo(installation, folder, console);
        if (fresh && folder.exists()) {
            folder.exclusively(() -> {
                new DemoProcesses(installation, folder).stop();
                if (FabricDemo.exists(folder)) {
                    fabric.stop(true);
                }
                folder.delete();
            });
        }
        folder.create();
        if (isFabric(folder)) {
            if (lan || lanAddress != null) {
                throw new LaunchFailure("--lan goes with the local peer; leave it out on a Fabric network");
            }
            folder.exclusively(() -> fabric.start(description, !noSeed));
        } else {
            folder.exclusively(() -> run(folder, new DemoProcesses(installation, folder)));
        }
        console.say(String.format("用时 / took %.1f s", (System.nanoTime() - start) / 1e9));
        return 0;
    }

    /** A data folder keeps the engine that it was begun with. */
    private boolean isFabric(DataFolder folder) {
        boolean begun = FabricDemo.exists(folder);
        if (begun && engine == Engine.LOCAL) {
            throw new LaunchFailure(folder.root() + " holds a demo on a Fabric network; name another folder with "
                    + "--data, or start anew with --fresh");
        }
        return begun || engine == Engine.FABRIC;
    }

    private void run(DataFolder folder, DemoProcesses processes) throws IOException, InterruptedException {
        Path portsFile = folder.run().resolve("ports");
        Map<Service, Integer> last = Ports.stored(portsFile);
        Ports ports;
        boolean asWanted = !(lan || lanAddress != null) || Lan.of(folder).isPresent();
        if (asWanted && processes.allRun() && last.size() == Service.values().length) {
            console.say("已在运行 / it runs already");
            ports = Ports.known(last);
        } else {
            processes.stop();
            NetworkMaterial network = Materials.of(folder, description);
            ports = Ports.choose(asked(), last);
            ports.store(portsFile);
            console.say("启动中 / starting: " + folder.root());
            reach(folder, processes);
            processes.start(network, ports);
        }
        processes.await(ports, Service.PEER, Service.GATEWAY);
        fill(folder, ports);
        processes.await(ports, Service.VERIFIER);
        Welcome.print(console, folder, ports);
    }

    private void reach(DataFolder folder, DemoProcesses processes) throws IOException {
        if (lan || lanAddress != null) {
            processes.reachedBy(Lan.choose(folder, lanAddress));
        } else {
            Lan.forget(folder);
        }
    }

    /** Through the gateway only, so that the verifier may start meanwhile. */
    private void fill(DataFolder folder, Ports ports) throws IOException, InterruptedException {
        if (!noSeed) {
            new Seed(RunningDemo.of(folder, ports).gateway(), folder.run(), console).fill();
        }
    }

    private Map<Service, Integer> asked() {
        Map<Service, Integer> asked = new EnumMap<>(Service.class);
        put(asked, Service.PEER, peerPort);
        put(asked, Service.GATEWAY, gatewayPort);
        put(asked, Service.VERIFIER, verifierPort);
        return asked;
    }

    private static void put(Map<Service, Integer> asked, Service service, @Nullable Integer port) {
        if (port == null) {
            return;
        }
        if (port < 1 || port > 65_535) {
            throw new LaunchFailure("port " + port + " for the " + service.label() + ": from 1 to 65535");
        }
        asked.put(service, port);
    }
}
