// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo's licence and receipt types, each a file as anybody could write one, with a sample document beside it. */
public final class DemoTypes {
    private static final List<String> FILES = List.of(
            "01-food-business-licence",
            "02-business-licence",
            "03-residence-permit",
            "04-driving-licence",
            "05-birth-certificate",
            "06-physician-certificate",
            "07-road-transport-licence",
            "08-construction-qualification",
            "09-drug-business-licence",
            "10-hygiene-licence",
            "11-real-estate-title",
            "12-special-equipment",
            "21-medical-outpatient-receipt",
            "22-medical-inpatient-receipt");

    private DemoTypes() {}

    /** All types, as they are published. */
    static List<JsonNode> all() {
        return FILES.stream()
                .map(file -> (JsonNode) read("types/" + file + ".json"))
                .toList();
    }

    /** The type's sample document: {@code holders} and {@code fields}. */
    static ObjectNode sample(int type) {
        String file = FILES.stream()
                .filter(name -> name.startsWith(String.format("%02d-", type)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the demo has no type " + type));
        return read("types/" + file + ".sample.json");
    }

    private static ObjectNode read(String name) {
        return DemoAgency.read(name, new TypeReference<ObjectNode>() {});
    }
}
