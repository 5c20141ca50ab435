// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.registry.CloseKeyRequest;
import org.yinzheng.chaincode.registry.ConfirmKeyRequest;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.RegistryAnswer;
import org.yinzheng.conformance.engine.Engine;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.conformance.engine.World;

/**
 * Every operation against everybody who may not make it, with our gateway left out: the ledger itself refuses. Each call is
 * first endorsed for its rightful caller, so that a refusal is about the caller and not about the arguments.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RefusalMatrix {
    /** What a contract may say to somebody who may not; anything else would be an accident. */
    private static final Set<String> ABOUT_THE_CALLER = Set.of(
            "CALLER_UNKNOWN",
            "CALLER_OF_OTHER_REGION",
            "ROLE_MISSING",
            "ROLE_NOT_GRANTED",
            "AGENCY_UNKNOWN",
            "NOT_ISSUER",
            "NOT_A_PARTY",
            "RECOGNITION_UNKNOWN",
            "LICENCE_ID_MISMATCH",
            "KEY_OF_OTHER_AGENCY",
            "TYPE_NOT_PERMITTED");

    private final Engine engine;
    private final World world;
    private final List<Call> calls;

    protected RefusalMatrix(Engine engine) {
        this.engine = engine;
        this.world = World.found(engine);
        this.calls = Calls.all(world);
    }

    protected final Engine engine() {
        return engine;
    }

    @AfterAll
    void stop() {
        world.close();
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> the_rightful_caller_is_endorsed() {
        return calls.stream()
                .map(call -> DynamicTest.dynamicTest(call.name(), () -> assertThatCode(() -> world.client(call.client())
                                .endorse(
                                        call.namespace(),
                                        call.function(),
                                        call.request().get()))
                        .doesNotThrowAnyException()));
    }

    @TestFactory
    Stream<DynamicTest> everybody_else_is_refused() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Call call : calls) {
            for (Intruder intruder : Intruder.values()) {
                Optional<LedgerClient> client = intruder.client(world, call);
                client.ifPresent(it -> tests.add(
                        DynamicTest.dynamicTest(call + " by " + intruder, () -> assertRefused(intruder, it, call))));
            }
        }
        return tests.stream();
    }

    private void assertRefused(Intruder intruder, LedgerClient client, Call call) {
        String answer =
                client.attempt(call.namespace(), call.function(), call.request().get());
        if (intruder == Intruder.WRONG_MSP || intruder == Intruder.SELF_SIGNED) {
            // No contract hears of these: the peer knows no such member.
            assertThat(answer)
                    .isIn("UNKNOWN", "PERMISSION_DENIED", "ABORTED", "FAILED_PRECONDITION", "UNAUTHENTICATED");
        } else {
            assertThat(answer).isIn(ABOUT_THE_CALLER);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_key_that_is_not_open_signs_nothing() {
        String pending = world.proposeKey("zj-market");
        String closed = closedKey(KeyState.Closing.NORMAL);
        String stolen = closedKey(KeyState.Closing.COMPROMISED);
        return Stream.of(
                        signing("a key without a second officer", pending, "KEY_NOT_ACTIVE"),
                        signing("a closed key", closed, "KEY_CLOSED"),
                        signing("a stolen key", stolen, "KEY_CLOSED"),
                        signing("another issuer's key", world.kid("zj-police"), "KEY_OF_OTHER_AGENCY"),
                        signing("another province's key", world.kid("jx-market"), "KEY_UNKNOWN"))
                .flatMap(tests -> tests);
    }

    private String closedKey(KeyState.Closing closing) {
        String kid = world.proposeKey("zj-market");
        world.client("zj-market-approver")
                .submit(World.ZJ, "registry:ConfirmKey", new ConfirmKeyRequest(World.id(), kid), RegistryAnswer.class);
        world.client("zj-market-keeper")
                .submit(
                        World.ZJ,
                        "registry:CloseKey",
                        new CloseKeyRequest(World.id(), kid, closing),
                        RegistryAnswer.class);
        return kid;
    }

    private Stream<DynamicTest> signing(String whose, String kid, String refusal) {
        return Calls.signing(world, kid).stream()
                .map(call ->
                        DynamicTest.dynamicTest(call + " with " + whose, () -> assertThat(world.client(call.client())
                                        .attempt(
                                                call.namespace(),
                                                call.function(),
                                                call.request().get()))
                                .isEqualTo(refusal)));
    }

    @Test
    void an_issuer_of_another_type_cannot_issue_this_one_in_its_own_name() {
        LicenceEntry police = world.entry("zj-police");
        IssueRequest request = new IssueRequest(
                World.id(), World.BUSINESS, 1, world.kid("zj-police"), List.of(withType(police, World.BUSINESS_CODE)));
        assertThat(world.client("zj-police-clerk").attempt(World.ZJ, "licence:Issue", request))
                .isEqualTo("TYPE_NOT_PERMITTED");
    }

    private static LicenceEntry withType(LicenceEntry entry, String type) {
        var id = LicenceId.parse(entry.licenceId());
        return new LicenceEntry(
                LicenceId.of(type, id.issuer(), id.serial(), id.version()).toString(),
                entry.statusIndex(),
                entry.issueDate(),
                entry.validFrom(),
                entry.validTo(),
                entry.holderCommitment(),
                entry.fileDigest(),
                2,
                entry.credentials());
    }

    @Test
    void a_province_cannot_issue_in_its_own_namespace_for_another_provinces_agency() {
        IssueRequest request = new IssueRequest(
                World.id(), World.BUSINESS, 1, world.kid("jx-market"), List.of(world.entry("zj-market")));
        assertThat(world.client("jx-market-clerk").attempt(World.JX, "licence:Issue", request))
                .isEqualTo("LICENCE_ID_MISMATCH");
    }

    @Test
    void the_auditor_reads_and_writes_nothing() {
        for (Call call : calls) {
            assertThat(world.client("audit-reader")
                            .attempt(
                                    call.namespace(),
                                    call.function(),
                                    call.request().get()))
                    .as(call.name())
                    .isNotEqualTo("VALID");
        }
    }
}
