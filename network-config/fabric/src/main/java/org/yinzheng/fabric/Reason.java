// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import org.hyperledger.fabric.client.GatewayException;

/** Why something did not work, on one line. */
final class Reason {
    private Reason() {}

    /** What was said, with the details in which Fabric's gateway hides it, on one line. */
    static String of(Throwable thrown) {
        StringBuilder said = new StringBuilder(String.valueOf(thrown.getMessage()));
        if (thrown instanceof GatewayException gateway) {
            gateway.getDetails().forEach(detail -> said.append(", ")
                    .append(detail.getMspId())
                    .append(": ")
                    .append(detail.getMessage()));
        }
        return said.toString().replaceAll("\\s+", " ");
    }
}
