// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * A page that somebody else makes can have a signed-in officer's browser GET any address: only forms carry a token. So nothing
 * that is answered to GET changes anything.
 */
@AnalyzeClasses(packages = "org.yinzheng.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ReadingChangesNothingTest {
    /** Where every change begins. */
    private static final Set<String> CHANGES = Set.of(
            "Changes.make",
            "Changes.outcome",
            "Approvals.ask",
            "Approvals.confirm",
            "Approvals.refuse",
            "Approvals.withdraw",
            "ApplyForNumbers.apply",
            "ApplyForNumbers.withdraw",
            "DecideApplication.grant",
            "DecideApplication.refuse",
            "BulkDesk.start",
            "BulkDesk.pause",
            "BulkDesk.discard",
            "CheckFile.check",
            "CompareDay.begin",
            "HandOutAtCounter.record",
            "Ratings.invite",
            "Ratings.rate");

    @ArchTest
    static final ArchRule what_is_answered_to_GET_begins_no_change = noMethods()
            .that()
            .areAnnotatedWith(GetMapping.class)
            .should(new ArchCondition<JavaMethod>("begin a change") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    called(method).stream()
                            .filter(CHANGES::contains)
                            .forEach(change -> events.add(
                                    SimpleConditionEvent.satisfied(method, method.getFullName() + " " + change)));
                }
            });

    @ArchTest
    static final ArchRule every_address_names_the_one_method_that_it_answers =
            methods().should().notBeAnnotatedWith(RequestMapping.class);

    @ArchTest
    static void every_beginning_of_a_change_is_known_here_by_its_name(JavaClasses classes) {
        var begun = classes.stream()
                .flatMap(one -> one.getMethods().stream())
                .filter(one -> one.isAnnotatedWith(PostMapping.class) || one.isAnnotatedWith(PutMapping.class))
                .flatMap(one -> called(one).stream())
                .collect(Collectors.toSet());
        assertThat(begun).containsAll(CHANGES);
    }

    private static Set<String> called(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .map(call -> call.getTargetOwner().getSimpleName() + "." + call.getName())
                .collect(Collectors.toSet());
    }
}
