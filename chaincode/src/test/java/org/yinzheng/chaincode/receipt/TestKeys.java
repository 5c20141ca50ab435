// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;

import org.yinzheng.chaincode.registry.KeyRules;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/** A further issuing key, for a second unit of the region. */
final class TestKeys {
    private static final byte[] PUBLIC_KEY = TestNetwork.publicKey(9);
    static final String KID = KeyRules.kid(PUBLIC_KEY);

    private TestKeys() {}

    static void give(ReceiptWorld world, TestOfficer unit) {
        TestOfficer keeper = TestOfficer.of(unit.mspId(), unit.agency(), "keeper", "o-330201");
        TestOfficer second = TestOfficer.of(unit.mspId(), unit.agency(), "approver", "o-330202");
        world.network.key(keeper, second, ZJ_NS, PUBLIC_KEY);
    }
}
