// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** The demonstration network's keys and connection files, made once for all tests of a run. */
public final class TestNetwork {
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
            return NetworkMaterial.generate(NetworkDescription.demoText(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
