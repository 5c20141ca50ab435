// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import org.yinzheng.gateway.TestNetwork;
import org.yinzheng.gateway.organisation.TestOrganisations;

/** Who calls, where a test needs no gateway around it. */
public final class TestCallers {
    private TestCallers() {}

    /** @param client one of Zhejiang's in the test network, for example {@code zj-market-clerk} */
    public static Caller zhejiang(String client) {
        var organisation = TestOrganisations.of(TestNetwork.material())
                .byMsp("ZhejiangMSP")
                .orElseThrow();
        return new Caller(client, organisation, organisation.client(client).orElseThrow());
    }
}
