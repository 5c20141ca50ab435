// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.organisation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The organisations this process serves, by MSP id. */
public final class Organisations {
    private final Map<String, Organisation> byMsp = new LinkedHashMap<>();

    public Organisations(Collection<Organisation> organisations) {
        for (Organisation organisation : organisations) {
            if (byMsp.put(organisation.mspId(), organisation) != null) {
                throw new IllegalArgumentException(organisation.mspId() + " is configured twice");
            }
        }
    }

    public Optional<Organisation> byMsp(String mspId) {
        return Optional.ofNullable(byMsp.get(mspId));
    }

    public Collection<Organisation> all() {
        return byMsp.values();
    }
}
