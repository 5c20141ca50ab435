// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The receipts' part of a gateway's API: number blocks, receipts, stamps, claims. */
public final class Receipts {
    private final Gateway gateway;

    /** The receipts behind a gateway. */
    public Receipts(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Grants numbers to a unit; finance body. */
    public Changed grant(String account, String key, String code, String first, String last, String unit, int lanes) {
        return Changed.of(gateway.change(
                account,
                "number-blocks",
                key,
                Map.of("code", code, "first", first, "last", last, "unit", unit, "lanes", lanes)));
    }

    /** Whether numbers of this code were granted in an officer's region. */
    public boolean areGranted(String account, String code) {
        return !gateway.get(account, "number-blocks?code=" + code).path("items").isEmpty();
    }

    /** Issues one receipt; clerk. The answer has {@code code}, {@code number}, {@code checkValue} and {@code credential}. */
    public Changed issue(String account, String key, JsonNode receipt) {
        return Changed.of(gateway.change(account, "receipts", key, receipt));
    }

    /** Stamps a step: DELIVER, PAPER, PAPER_RECALL or ARCHIVE; clerk. */
    public Changed stamp(String account, String key, String code, String number, Map<String, Object> stamp) {
        return Changed.of(gateway.change(account, "receipts/" + code + "/" + number + "/stamps", key, stamp));
    }

    /** Reverses a receipt (冲红); clerk. The answer names the red receipt. */
    public Changed reverse(String account, String key, String code, String number, String reason) {
        return Changed.of(gateway.change(
                account, "receipts/" + code + "/" + number + "/reversal", key, Map.of("reason", reason)));
    }

    /** Claims a part of a receipt's total; claimant of any region. The answer has {@code claimId}. */
    public Changed claim(String account, String key, String credential, long amountFen, String kind) {
        return Changed.of(gateway.change(
                account, "claims", key, Map.of("credential", credential, "amountFen", amountFen, "kind", kind)));
    }

    /** Takes a claim back; its claimant. */
    public Changed release(String account, String key, String claimId) {
        return Changed.of(gateway.change(account, "claims/" + claimId + "/release", key, Map.of()));
    }
}
