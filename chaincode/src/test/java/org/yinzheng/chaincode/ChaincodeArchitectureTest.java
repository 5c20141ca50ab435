// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawParameterTypes;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawReturnType;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.hyperledger.fabric.contract.annotation.Contract;

/** What makes the same bytes on every peer, and who may know whom. */
@AnalyzeClasses(packages = "org.yinzheng.chaincode", importOptions = ImportOption.DoNotIncludeTests.class)
class ChaincodeArchitectureTest {
    private static final String SERVER = "org.yinzheng.chaincode.server..";

    @ArchTest
    static final ArchRule no_clock_is_read_but_the_transactions_timestamp = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("two peers never read the same clock; take Ledger.now()");

    @ArchTest
    static final ArchRule nothing_is_random = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .because("two peers never draw the same number; random values come with the request");

    @ArchTest
    static final ArchRule no_state_depends_on_the_order_of_a_hash = noClasses()
            .that(not(simpleName("Require")))
            .and()
            .resideOutsideOfPackage(SERVER)
            .should()
            .dependOnClassesThat(equivalentTo(HashMap.class)
                    .or(equivalentTo(HashSet.class))
                    .or(equivalentTo(IdentityHashMap.class))
                    .or(equivalentTo(ConcurrentHashMap.class)))
            .because("take a TreeMap, a TreeSet, a LinkedHashSet or an EnumMap; Require only counts");

    @ArchTest
    static final ArchRule no_field_is_a_fraction = noFields()
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .orShould()
            .haveRawType(Double.class)
            .orShould()
            .haveRawType(Float.class)
            .because("amounts and times are integers");

    @ArchTest
    static final ArchRule no_method_takes_or_gives_a_fraction = methods()
            .should(never(haveRawReturnType(double.class)))
            .andShould(never(haveRawReturnType(float.class)))
            .andShould(never(haveRawParameterTypes(double.class)));

    @ArchTest
    static final ArchRule no_threads_files_or_network_are_used = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.util.concurrent..")
            .because("a contract sees the ledger and its arguments, nothing else");

    @ArchTest
    static final ArchRule the_chaincode_knows_no_sibling = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.yinzheng..").and(resideOutsideOfPackages("org.yinzheng.chaincode..")));

    @ArchTest
    static final ArchRule the_shim_stays_behind_the_doors = noClasses()
            .that()
            .areNotAnnotatedWith(Contract.class)
            .and()
            .doNotHaveSimpleName("Ledger")
            .and()
            .doNotHaveSimpleName("Door")
            .and()
            .doNotHaveSimpleName("Caller")
            .and()
            .doNotHaveSimpleName("ClaimPolicy")
            .and()
            .resideOutsideOfPackage(SERVER)
            .should()
            .dependOnClassesThat(shimOrItsProtocol())
            .because("the gateway and the verifier use records, keys and JSON without the shim");

    @ArchTest
    static final ArchRule what_is_pure_reads_no_ledger = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rules")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Ledger")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("Act");

    @ArchTest
    static final ArchRule packages_depend_on_each_other_in_one_direction =
            slices().matching("org.yinzheng.chaincode.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule contracts_are_doors_in_their_own_package = classes()
            .that()
            .areAnnotatedWith(Contract.class)
            .should()
            .haveSimpleNameEndingWith("Contract")
            .andShould()
            .haveModifier(JavaModifier.FINAL);

    private static DescribedPredicate<JavaClass> shimOrItsProtocol() {
        return resideInAPackage("org.hyperledger..")
                .or(resideInAPackage("com.google.protobuf.."))
                .as("the shim or its protocol");
    }
}
