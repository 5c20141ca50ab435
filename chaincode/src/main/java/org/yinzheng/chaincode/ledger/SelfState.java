// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.ledger;

import org.yinzheng.chaincode.refusal.Require;

/**
 * What a namespace knows of itself, write-once under SELF: a chaincode does not know its own name.
 *
 * @param common whether this is the common namespace
 * @param region the region that owns the namespace; of the common one, the national platform's
 * @param mspId the region's MSP
 * @param namespace chaincode name of this namespace
 * @param commonNamespace chaincode name of the common namespace
 * @param nationalNamespace chaincode name of the national platform's own namespace
 */
public record SelfState(
        boolean common,
        String region,
        String mspId,
        String namespace,
        String commonNamespace,
        String nationalNamespace) {
    public SelfState {
        Require.present(region, "region");
        Require.present(mspId, "mspId");
        Require.present(namespace, "namespace");
        Require.present(commonNamespace, "commonNamespace");
        Require.present(nationalNamespace, "nationalNamespace");
    }
}
