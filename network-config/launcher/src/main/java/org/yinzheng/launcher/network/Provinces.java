// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yinzheng.launcher.api.Accounts;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Verifier;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** The gateways and verifiers of all regions of a Fabric network. */
public final class Provinces {
    private static final int FIRST_PORT = 8110;
    private static final int APART = 10;
    private static final String JIANGXI = "360000";

    private final List<Province> provinces;

    private Provinces(List<Province> provinces) {
        this.provinces = provinces;
    }

    /** Those of a demo's data folder. */
    public static Provinces of(Installation installation, DataFolder demo, NetworkDescription network) {
        return new Provinces(network.regionalOrganisations().stream()
                .map(organisation -> new Province(installation, demo, organisation))
                .toList());
    }

    /** Whether this data folder is that of a demo on a Fabric network. */
    public static boolean exist(DataFolder demo) {
        return Files.isDirectory(Province.folderOf(demo));
    }

    /** Whether all run. */
    public boolean allRun() throws IOException {
        for (Province province : provinces) {
            if (!province.runs()) {
                return false;
            }
        }
        return true;
    }

    /** Starts what does not run, and waits until all answer. */
    public void start(NetworkMaterial network) throws IOException, InterruptedException {
        Map<String, Integer> gateways = new TreeMap<>();
        int first = FIRST_PORT;
        for (Province province : provinces) {
            if (!province.runs()) {
                province.stop();
                province.choosePorts(first);
            }
            gateways.put(province.region(), province.ports().of(Service.GATEWAY));
            first += APART;
        }
        try {
            for (Province province : provinces) {
                province.start(network, gateways);
            }
            for (Province province : provinces) {
                province.await();
            }
        } catch (LaunchFailure e) {
            stop();
            throw e;
        }
    }

    /** Stops those that run; returns how many processes did. */
    public int stop() throws IOException {
        int stopped = 0;
        for (Province province : provinces) {
            stopped += province.stop();
        }
        return stopped;
    }

    /** All gateways: a call goes to the one that has the account. */
    public Gateway gateway() throws IOException {
        Map<URI, Accounts> gateways = new LinkedHashMap<>();
        for (Province province : provinces) {
            gateways.put(province.address(Service.GATEWAY), province.accounts());
        }
        return Gateway.of(gateways);
    }

    /** The verifier of the province that recognises others' licences. */
    public Verifier verifier() throws IOException {
        Province here = provinces.stream()
                .filter(province -> province.region().equals(JIANGXI))
                .findFirst()
                .orElse(provinces.get(0));
        return new Verifier(here.address(Service.VERIFIER));
    }

    /** Says what runs where. */
    public void tell(Console console) throws IOException {
        for (Province province : provinces) {
            console.say(String.format(
                    "  %s  %s  核验 / verifier %s/  网关 / gateway %s  账号 / accounts %s",
                    province.region(),
                    province.runs() ? "✓" : "✗",
                    province.address(Service.VERIFIER),
                    province.address(Service.GATEWAY),
                    province.folder().accounts()));
        }
    }
}
