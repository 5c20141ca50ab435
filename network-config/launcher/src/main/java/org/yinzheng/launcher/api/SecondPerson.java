// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What needs two people: one of an agency asks, its approver confirms. */
final class SecondPerson {
    private final Gateway gateway;

    SecondPerson(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * @param asker may not be the approver
     * @return the recorded change; its subject says what was changed
     */
    Changed make(String asker, String approver, String path, String key, Object body) {
        JsonNode asked = gateway.change(asker, path, key, body);
        String id = asked.path("approvalId").asString();
        JsonNode confirmed = gateway.change(approver, "approvals/" + id + "/confirmation", key + ".confirm", Map.of());
        JsonNode step = confirmed.path("steps").path(0);
        String refusal = step.path("code").asString("");
        if (!refusal.isEmpty()) {
            throw new IllegalStateException(path + " was refused: " + refusal);
        }
        return Changed.of(step);
    }
}
