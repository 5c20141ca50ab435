// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import io.grpc.Channel;
import java.util.List;
import org.yinzheng.network.NetworkMaterial;

/** A running ledger. The suites know nothing else of it, so that the local peer and a real network pass the same ones. */
public interface Engine extends AutoCloseable {

    /** Keys, certificates and the description of the network. */
    NetworkMaterial material();

    /** A connection to the peer of an organisation; the engine closes it. */
    Channel channel(String mspId);

    /**
     * A connection to every peer. A client that has seen its transaction committed at one peer waits for the others too, because
     * the next call may be answered by any of them.
     */
    List<Channel> peers();

    @Override
    void close();
}
