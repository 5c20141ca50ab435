// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that Fabric CA puts into a certificate for its holder's attributes. */
final class ClientAttributes {
    private static final JsonMapper JSON = new JsonMapper();

    private ClientAttributes() {}

    static byte[] json(Client client) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("yz.agency", client.agency());
        attributes.put("yz.role", client.roles().stream().map(Role::word).collect(Collectors.joining(",")));
        return JSON.writeValueAsString(Map.of("attrs", attributes)).getBytes(StandardCharsets.UTF_8);
    }
}
