// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.yinzheng.gateway.TestGateway.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Every address of the described API and every page of the console, asked with nothing, with nulls and with nonsense: each
 * answer is a problem with a code, never a failure of ours.
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

    /** Inputs of the forms that are read as a whole. */
    private static final List<String> FORM_INPUTS =
            List.of("outcome", "agreement", "version", "parties", "types", "channels", "from", "to", "cause");

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

    /** An empty object, one whose members are all null, and one whose members are of their types and nonsense. */
    private List<String> bodies(JsonNode operation) {
        var schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (schema.path("$ref").isMissingNode()) {
            return List.of("{}");
        }
        var members = new ArrayList<String>();
        named(schema).path("properties").propertyNames().forEach(name -> members.add("\"" + name + "\":null"));
        return List.of("{}", "{" + String.join(",", members) + "}", nonsense(schema, 0));
    }

    private JsonNode named(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : description.path("components").path("schemas").path(reference.replaceAll(".*/", ""));
    }

    private String nonsense(JsonNode schema, int deep) {
        var type = named(schema);
        if (type.has("enum")) {
            return "\"" + type.path("enum").get(0).asString() + "\"";
        }
        return switch (type.path("type").asString("object")) {
            case "string" -> "\"x\"";
            case "integer", "number" -> "-1";
            case "boolean" -> "true";
            case "array" -> deep > 5 ? "[]" : "[" + nonsense(type.path("items"), deep + 1) + "]";
            default -> {
                var members = new ArrayList<String>();
                type.path("properties").properties().forEach(one -> {
                    if (deep < 5) {
                        members.add("\"" + one.getKey() + "\":" + nonsense(one.getValue(), deep + 1));
                    }
                });
                yield "{" + String.join(",", members) + "}";
            }
        };
    }

    @Test
    void nonsense_in_the_inputs_of_a_page_is_a_page_that_says_so() {
        var licence = provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
        var pages = pages(licence);
        assertThat(pages).hasSizeGreaterThan(60);
        for (String account : List.of("zj-market-clerk", "zj-market-approver", "zj-registrar", "zj-finance")) {
            var visitor = ConsoleVisitor.signedIn(provinces.gateway(), account, "en");
            var home = visitor.open("/console");
            pages.forEach((page, inputs) -> {
                boolean form = page.startsWith("POST");
                if (!form && !account.startsWith("zj-market")) {
                    return;
                }
                var path = page.substring(page.indexOf(' ') + 1);
                var answer = form
                        ? home.post(path, inputs)
                        : visitor.open(path
                                + inputs.entrySet().stream()
                                        .map(one -> one.getKey() + "=" + one.getValue())
                                        .collect(Collectors.joining("&", "?", "")));
                if (answer.status() >= 500) {
                    failures.add(account + " " + page + " " + inputs.keySet() + " -> " + answer.status());
                }
            });
        }
        assertThat(failures).isEmpty();
    }

    /** Every page and form of the console by its method and address, with a value for each of its inputs. */
    static Map<String, Map<String, String>> pages(String licence) {
        var pages = new TreeMap<String, Map<String, String>>();
        for (var one : provinces.gateway().handlers()) {
            for (String path : one.getKey().getPatternValues()) {
                if (path.startsWith("/console")) {
                    one.getKey()
                            .getMethodsCondition()
                            .getMethods()
                            .forEach(method -> pages.put(
                                    method + " " + address(path.replace("{operation}", "END"), licence),
                                    inputs(one.getValue())));
                }
            }
        }
        return pages;
    }

    private static Map<String, String> inputs(HandlerMethod handler) {
        var inputs = new TreeMap<String, String>();
        for (var parameter : handler.getMethod().getParameters()) {
            if (!parameter.isAnnotationPresent(RequestParam.class)) {
                continue;
            }
            if (Map.class.isAssignableFrom(parameter.getType())) {
                FORM_INPUTS.forEach(name -> inputs.put(name, "x"));
            } else {
                inputs.put(parameter.getName(), "x");
            }
        }
        inputs.computeIfPresent("request", (name, value) -> "11111111-1111-4111-8111-111111111111");
        return inputs;
    }
}
