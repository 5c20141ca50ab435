// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The licences' part of a gateway's API. */
public final class Licences {
    private final Gateway gateway;

    /** The licences behind a gateway. */
    public Licences(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * What is issued.
     *
     * @param type number of the type
     * @param holderType holder type code of GB/T 36903
     * @param fields values by name of field, without those that the gateway fills in itself
     * @param validFrom ISO date
     * @param validTo ISO date, absent when long-term
     */
    public record Order(
            int type,
            String holderType,
            String holderName,
            String holderCode,
            Map<String, Object> fields,
            String validFrom,
            @Nullable String validTo) {
        Map<String, Object> body() {
            Map<String, Object> body = new TreeMap<>();
            body.put("type", type);
            body.put("holders", List.of(Map.of("type", holderType, "name", holderName, "code", holderCode)));
            body.put("fields", fields);
            body.put("validFrom", validFrom);
            if (validTo != null) {
                body.put("validTo", validTo);
            }
            return body;
        }
    }

    /** Issues one licence; clerk. The answer has {@code licenceId} and {@code credential}. */
    public Changed issue(String account, String key, Order order) {
        return Changed.of(gateway.change(account, "licences", key, order.body()));
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
