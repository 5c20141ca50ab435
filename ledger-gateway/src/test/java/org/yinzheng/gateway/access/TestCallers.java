// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.util.Arrays;
import org.yinzheng.gateway.TestNetwork;
import org.yinzheng.gateway.organisation.TestOrganisations;

/** Who calls, where a test needs no gateway around it. */
public final class TestCallers {
    private TestCallers() {}

    /** The callers that accounts of Zhejiang's, named like its clients, stand for. */
    public static Callers known(String... clients) {
        var accounts = Arrays.stream(clients)
                .map(client -> new Account(client, null, "ZhejiangMSP", client))
                .toList();
        return new Callers(
                new Accounts(accounts, TestOrganisations.of(TestNetwork.material())),
                new AccessSettings(null, "sub", null));
    }

    /** @param client one of Zhejiang's in the test network, for example {@code zj-market-clerk} */
    public static Caller zhejiang(String client) {
        var organisation = TestOrganisations.of(TestNetwork.material())
                .byMsp("ZhejiangMSP")
                .orElseThrow();
        return new Caller(client, organisation, organisation.client(client).orElseThrow());
    }
}
