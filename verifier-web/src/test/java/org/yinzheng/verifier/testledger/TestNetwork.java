// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** The demo network's keys and genesis block, made once for all tests of a JVM. */
public final class TestNetwork {

    private static final NetworkMaterial MATERIAL = generate();

    private TestNetwork() {}

    public static NetworkMaterial material() {
        return MATERIAL;
    }

    private static NetworkMaterial generate() {
        try {
            var folder = Files.createTempDirectory("yinzheng-test-network");
            folder.toFile().deleteOnExit();
            return NetworkMaterial.generate(NetworkDescription.demoText(), folder.resolve("network"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
