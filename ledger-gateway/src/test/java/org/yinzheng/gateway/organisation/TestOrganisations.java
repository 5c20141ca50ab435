// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.organisation;

import org.yinzheng.network.NetworkMaterial;

/** The organisations of a test network, read from its connection files. */
public final class TestOrganisations {
    private TestOrganisations() {}

    public static Organisations of(NetworkMaterial network) {
        return new Organisations(network.description().regionalOrganisations().stream()
                .map(one -> ConnectionFile.read(network.connectionFile(one.mspId())))
                .toList());
    }
}
