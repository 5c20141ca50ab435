// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import io.grpc.ManagedChannel;
import org.yinzheng.network.NetworkMaterial;

/** A running ledger. The suites know nothing else of it, so that the local peer and a real network pass the same ones. */
public interface Engine extends AutoCloseable {

    /** Keys, certificates and the description of the network. */
    NetworkMaterial material();

    /** A connection to the peer of an organisation; the engine closes it. */
    ManagedChannel channel(String mspId);

    @Override
    void close();
}
