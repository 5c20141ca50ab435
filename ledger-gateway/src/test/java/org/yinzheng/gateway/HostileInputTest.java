// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.TestGateway.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Every address of the described API, asked with nothing, with nulls and with nonsense, by everybody: each answer is a problem
 * with a code, never a failure of ours.
 */
class HostileInputTest {
    private static final TestProvinces provinces = TestProvinces.shared();

    private static final List<String> ACCOUNTS = List.of(
            "zj-market-clerk",
            "zj-market-approver",
            "zj-market-keeper",
            "zj-finance",
            "zj-medinsure",
            "zj-registrar",
            "national-registry");

    /** An empty order is a whole one there. */
    private static final Set<String> NOTHING_IS_ENOUGH = Set.of("/api/v1/keys", "/api/v1/beats");

    private static final Map<String, String> PLACES = Map.of(
            "{code}", "33060126",
            "{number}", "0000000001",
            "{version}", "1",
            "{claimId}", "33060126-0000000001-1",
            "{kid}", "0123456789abcdef",
            "{type}", "1");

    private final JsonNode description =
            provinces.as("zj-registrar").get("/v3/api-docs").body();
    private final List<String> failures = new ArrayList<>();

    @Test
    void an_order_without_its_members_is_a_problem_with_a_code() {
        var licence = provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
        description.path("paths").properties().forEach(path -> {
            var address = address(path.getKey(), licence);
            path.getValue().properties().forEach(operation -> {
                if (operation.getKey().equals("get") || NOTHING_IS_ENOUGH.contains(path.getKey())) {
                    return;
                }
                for (String body : bodies(operation.getValue())) {
                    for (String account : ACCOUNTS) {
                        var client = provinces.as(account);
                        var answer = operation.getKey().equals("put")
                                ? client.put(address, body)
                                : client.post(address, body);
                        check(account + " " + operation.getKey() + " " + path.getKey() + " " + body, answer);
                    }
                }
            });
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void nonsense_in_an_address_is_a_problem_with_a_code() {
        for (String nonsense : List.of("x", "-1", "\u5370'\"%", "9".repeat(40))) {
            var encoded = URLEncoder.encode(nonsense, StandardCharsets.UTF_8);
            description.path("paths").properties().forEach(path -> {
                var get = path.getValue().path("get");
                if (get.isMissingNode()) {
                    return;
                }
                var address = new StringBuilder(path.getKey().replaceAll("\\{\\w+}", encoded)).append('?');
                get.path("parameters").forEach(one -> {
                    if (one.path("in").asString().equals("query")) {
                        address.append(one.path("name").asString())
                                .append('=')
                                .append(encoded)
                                .append('&');
                    }
                });
                for (String account : List.of("zj-market-clerk", "zj-market-approver", "zj-registrar", "zj-finance")) {
                    var answer = provinces.as(account).get(address.toString(), "Yinzheng-Purpose", "COUNTER");
                    check(account + " get " + address, answer);
                }
            });
        }
        assertThat(failures).isEmpty();
    }

    private void check(String asked, Answer answer) {
        if (answer.status() >= 500 || answer.status() >= 400 && answer.code().isEmpty()) {
            failures.add(asked + " -> " + answer.status() + " " + answer.text());
        }
    }

    private static String address(String path, String licence) {
        var address = path.replace("{licenceId}", licence);
        for (var place : PLACES.entrySet()) {
            address = address.replace(place.getKey(), place.getValue());
        }
        return address.replaceAll("\\{\\w+}", "11111111-1111-4111-8111-111111111111");
    }

    /** An empty object, and one whose members are all null. */
    private List<String> bodies(JsonNode operation) {
        var reference = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema")
                .path("$ref")
                .asString("");
        if (reference.isEmpty()) {
            return List.of("{}");
        }
        var members = new ArrayList<String>();
        description
                .path("components")
                .path("schemas")
                .path(reference.replaceAll(".*/", ""))
                .path("properties")
                .propertyNames()
                .forEach(name -> members.add("\"" + name + "\":null"));
        return List.of("{}", "{" + String.join(",", members) + "}");
    }
}
