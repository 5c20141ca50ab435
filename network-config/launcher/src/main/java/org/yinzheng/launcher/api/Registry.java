// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The registry's part of a gateway's API: regions, agencies, admissions, keys, licence types. */
public final class Registry {
    private final Gateway gateway;

    /** The registry behind a gateway. */
    public Registry(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Founds the common namespace; national platform. */
    public Changed found(String account, String key, Map<String, String> labels) {
        return change(account, "foundings", key, Map.of("labels", labels));
    }

    /** Registers a region; national platform. */
    public Changed region(
            String account, String key, String region, String mspId, String namespace, Map<String, String> labels) {
        return change(
                account,
                "regions",
                key,
                Map.of("region", region, "mspId", mspId, "namespace", namespace, "labels", labels));
    }

    /** Binds the caller's namespace, with the caller's own agency as the first of the region; registrar. */
    public Changed bind(String account, String key, Map<String, Object> agency) {
        return change(account, "namespace-bindings", key, agency);
    }

    /** Registers an agency; registrar. */
    public Changed agency(String account, String key, Map<String, Object> agency) {
        return change(account, "agencies", key, agency);
    }

    /** Admits an agency's types for use in other regions; national platform. */
    public Changed admit(String account, String key, String agency, String region, List<Integer> types, int keyQuota) {
        return change(
                account,
                "admissions",
                key,
                Map.of("agency", agency, "region", region, "types", types, "keyQuota", keyQuota));
    }

    /** Publishes a licence type; national platform. */
    public Changed type(String account, String key, JsonNode type) {
        return change(account, "licence-types", key, type);
    }

    /** Takes a type into use in the caller's region; registrar. */
    public Changed adopt(String account, String key, int type, int version) {
        return change(account, "adoptions", key, Map.of("type", type, "version", version));
    }

    /** Makes and proposes a key of the caller's agency; keeper. The answer's {@code kid} names it. */
    public Changed key(String account, String key, String use, @Nullable List<Integer> types) {
        Map<String, Object> body = new TreeMap<>(Map.of("use", use));
        if (types != null) {
            body.put("types", types);
        }
        return change(account, "keys", key, body);
    }

    /** Confirms a proposed key; a second officer of the agency. */
    public Changed confirm(String account, String key, String kid) {
        return change(account, "keys/" + kid + "/confirmation", key, Map.of());
    }

    /** Closes a key for good: its keeper asks, the agency's approver confirms. */
    public Changed close(String keeper, String key, String kid, String closing) {
        var approver = keeper.replace("-keeper", "-approver");
        return new SecondPerson(gateway)
                .make(keeper, approver, "keys/" + kid + "/closure", key, Map.of("closing", closing));
    }

    private Changed change(String account, String path, String key, Object body) {
        return Changed.of(gateway.change(account, path, key, body));
    }
}
