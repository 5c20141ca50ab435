// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** Keys and certificates of a data folder's network. */
public final class Materials {
    private Materials() {}

    /**
     * Those that are there, or new ones from a description: the file's, or the built-in one. Ends renewals that were broken off, so no
     * other command may work on the folder meanwhile.
     */
    public static NetworkMaterial of(DataFolder folder, @Nullable Path description) throws IOException {
        if (NetworkMaterial.exists(folder.network())) {
            if (description != null) {
                throw new LaunchFailure(folder.root()
                        + " holds a network already; leave --description out, or name another folder with --data");
            }
            NetworkMaterial material = NetworkMaterial.load(folder.network());
            material.settleRenewals();
            return material;
        }
        if (description == null) {
            return NetworkMaterial.generate(NetworkDescription.demoText(), folder.network());
        }
        if (!Files.isRegularFile(description)) {
            throw new LaunchFailure("there is no file " + description);
        }
        return NetworkMaterial.generate(Files.readString(description), folder.network());
    }
}
