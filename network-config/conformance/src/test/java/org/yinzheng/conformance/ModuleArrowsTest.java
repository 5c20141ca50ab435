// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the houses, read from the compiled classes (docs/decisions/2026-11-22-modules-and-their-arrows.md). */
class ModuleArrowsTest {

    private static final Map<String, String> HOUSES = Map.of(
            "chaincode", "chaincode",
            "credential", "credential",
            "watch", "network-config/watch",
            "gateway", "ledger-gateway",
            "verifier", "verifier-web",
            "signature", "network-config/signature",
            "network", "network-config/network",
            "localpeer", "network-config/local-peer",
            "fabric", "network-config/fabric",
            "launcher", "network-config/launcher");

    private static final Map<String, Set<String>> ARROWS = Map.of(
            "chaincode", Set.of(),
            "credential", Set.of(),
            "signature", Set.of(),
            "watch", Set.of(),
            "gateway", Set.of("chaincode", "credential", "signature", "watch"),
            "verifier", Set.of("chaincode", "credential", "signature", "watch"),
            "network", Set.of(),
            "localpeer", Set.of("network", "chaincode", "signature"),
            "fabric", Set.of("network"),
            "launcher", Set.of("network", "fabric", "credential"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chaincode",
                "credential",
                "watch",
                "gateway",
                "verifier",
                "signature",
                "network",
                "localpeer",
                "fabric",
                "launcher"
            })
    void a_house_knows_only_the_houses_its_arrows_name(String house) {
        JavaClasses classes = compiled(house);
        assertThat(classes).as("classes of " + house).isNotEmpty();
        for (String other : forbiddenTo(house)) {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.yinzheng." + other + "..")
                    .because(house + " may know " + ARROWS.get(house) + " only")
                    .check(classes);
        }
    }

    private static Set<String> forbiddenTo(String house) {
        Set<String> forbidden = new TreeSet<>(HOUSES.keySet());
        forbidden.add("conformance");
        forbidden.removeAll(ARROWS.get(house));
        forbidden.remove(house);
        return forbidden;
    }

    private static JavaClasses compiled(String house) {
        Path classes = Path.of("..", "..", HOUSES.get(house), "target", "classes");
        assertThat(Files.isDirectory(classes))
                .as("%s is compiled; build the whole project first: ./mvnw package", house)
                .isTrue();
        return new ClassFileImporter().importPath(classes);
    }
}
