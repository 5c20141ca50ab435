// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.time.Clock;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.organisation.Organisations;

/** Regions that remember nothing of other tests. */
public final class TestRegions {
    private TestRegions() {}

    public static Regions of(TestGateway gateway) {
        return new Regions(
                gateway.bean(RegistryReader.class), gateway.bean(Organisations.class), gateway.bean(Clock.class));
    }
}
