// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.chaincode;

import java.util.List;
import org.yinzheng.network.ChaincodeDefinition;
import org.yinzheng.network.NetworkDescription;

/**
 * Where the contracts of a chaincode name are served. Each peer has a process of its own, because one process keeps the state of one
 * peer's connection; all names are served by that process, each on its own port.
 */
public final class ServiceAddress {
    private static final int FIRST_PORT = 9001;

    private ServiceAddress() {}

    /** The TCP port of a name. Names keep their order when a province is added at the end of the description. */
    public static int port(NetworkDescription network, String name) {
        List<String> names =
                network.chaincodes().stream().map(ChaincodeDefinition::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no chaincode " + name + "; there are " + names);
        }
        return FIRST_PORT + index;
    }
}
