// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.util.FileSystemUtils;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** The demo network's keys, genesis block and connection files, made once for all tests of a JVM. */
public final class TestNetwork {
    /** The blocks of these tests are handed over, so no address is ever called. */
    private static final String NEVER_CALLED = "127.0.0.1:1";

    private static final NetworkMaterial MATERIAL = generate();

    private TestNetwork() {}

    public static NetworkMaterial material() {
        return MATERIAL;
    }

    private static NetworkMaterial generate() {
        try {
            var folder = Files.createTempDirectory("yinzheng-test-network");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            var material = NetworkMaterial.generate(NetworkDescription.demoText(), folder.resolve("network"));
            material.writeConnections(NEVER_CALLED);
            return material;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
