// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The licences' part of a gateway's API. */
public final class Licences {
    private final Gateway gateway;

    /** The licences behind a gateway. */
    public Licences(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Issues one licence; clerk. The answer has {@code licenceId} and {@code credential}. */
    public Changed issue(String account, String key, JsonNode licence) {
        return Changed.of(gateway.change(account, "licences", key, licence));
    }

    /** SUSPEND, RESTORE, EXPIRE, TRANSFER_OUT, UNDO or END. */
    public Changed operate(String account, String key, String licenceId, Map<String, Object> operation) {
        return Changed.of(gateway.change(account, "licences/" + licenceId + "/operations", key, operation));
    }

    /** Ends a licence by revocation (吊销); approver. */
    public Changed revoke(String account, String key, String licenceId, String cause) {
        return operate(account, key, licenceId, Map.of("operation", "END", "outcome", "REVOKED", "cause", cause));
    }
}
