// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

/** A request of a chaincode that the peer refuses. It ends the call, not the peer. */
final class SimulationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SimulationException(String message) {
        super(message);
    }
}
