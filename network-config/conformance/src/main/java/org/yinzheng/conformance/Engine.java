// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance;

import io.grpc.ManagedChannel;
import org.yinzheng.network.NetworkMaterial;

/**
 * A running network that the suites try out: the local peer, or a Fabric network. The suites know nothing of it but its
 * material and that a Gateway service answers. A suite founds the namespaces itself, so the channel must be empty.
 */
public interface Engine extends AutoCloseable {
    /** The description and the keys of its clients. */
    NetworkMaterial material();

    /** A connection to a peer of this member; the caller shuts it down. */
    ManagedChannel connect(String mspId);

    @Override
    void close();
}
