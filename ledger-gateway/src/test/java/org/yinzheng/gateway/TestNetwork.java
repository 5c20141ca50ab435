// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** The demonstration network's keys and connection files, made once for all tests of a run. */
public final class TestNetwork {
    /** The ledger of these tests is a fake one, so no address is ever called. */
    private static final String NEVER_CALLED = "127.0.0.1:1";

    private static final NetworkMaterial MATERIAL = make();

    private TestNetwork() {}

    public static NetworkMaterial material() {
        return MATERIAL;
    }

    /** Properties that make the gateway serve every organisation of the network. */
    public static List<String> properties(NetworkMaterial network, Path data) {
        var properties = new ArrayList<String>();
        properties.add("yinzheng.gateway.data=" + data);
        int index = 0;
        for (var organisation : network.description().regionalOrganisations()) {
            properties.add("yinzheng.gateway.organisations[" + index++ + "].connection="
                    + network.connectionFile(organisation.mspId()));
        }
        return properties;
    }

    private static NetworkMaterial make() {
        try {
            var folder = Files.createTempDirectory("yinzheng-network");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            var material = NetworkMaterial.generate(NetworkDescription.demoText(), folder);
            material.writeConnections(NEVER_CALLED);
            return material;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
