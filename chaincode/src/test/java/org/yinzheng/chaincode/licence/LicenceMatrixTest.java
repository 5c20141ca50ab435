// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.testing.TestNetwork.BUSINESS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/** Every state, every operation, every kind of caller: what the table of the domain says, and nothing else. */
class LicenceMatrixTest {
    /** Where a licence may stand when an operation comes. */
    enum Standing {
        VALID,
        SUSPENDED,
        LAPSED,
        CANCELLED,
        WITHDRAWN,
        REVOKED,
        MOVED_OUT,
        TAKEN_IN
    }

    /** Who may come. */
    enum Comer {
        CLERK(TestNetwork.ZJ_CLERK, true),
        APPROVER(TestNetwork.ZJ_APPROVER, true),
        KEEPER(TestOfficer.of("ZhejiangMSP", ZJ_MARKET, "keeper", "o-330011"), true),
        AUDITOR(TestOfficer.of("ZhejiangMSP", ZJ_MARKET, "auditor", "o-330012"), true),
        CLERK_OF_ANOTHER_AGENCY(TestNetwork.ZJ_OTHER_CLERK, false),
        APPROVER_OF_ANOTHER_AGENCY(TestNetwork.ZJ_OTHER_APPROVER, false),
        CLERK_OF_ANOTHER_REGION(TestNetwork.JX_CLERK, false),
        APPROVER_OF_ANOTHER_REGION(TestNetwork.JX_APPROVER, false),
        FOREIGN_CLERK_WITH_A_FORGED_AGENCY(TestOfficer.of("JiangxiMSP", ZJ_MARKET, "clerk", "o-360011"), false),
        FOREIGN_APPROVER_WITH_A_FORGED_AGENCY(TestOfficer.of("JiangxiMSP", ZJ_MARKET, "approver", "o-360012"), false);

        final TestOfficer officer;
        final boolean issuer;

        Comer(TestOfficer officer, boolean issuer) {
            this.officer = officer;
            this.issuer = issuer;
        }
    }

    private static final List<Operation> OPERATIONS = List.of(
            Operation.RENEW,
            Operation.CHANGE,
            Operation.REISSUE,
            Operation.CORRECT,
            Operation.SUSPEND,
            Operation.RESTORE,
            Operation.EXPIRE,
            Operation.END,
            Operation.TRANSFER_OUT,
            Operation.UNDO,
            Operation.BIND,
            Operation.UNBIND);

    private static final TestNetwork NETWORK = new TestNetwork();
    private static final TestLicences LICENCES = new TestLicences(NETWORK);
    private static final Map<Standing, LicenceEntry> STOOD = new EnumMap<>(Standing.class);

    @BeforeAll
    static void a_licence_in_every_state() {
        for (var standing : Standing.values()) {
            STOOD.put(standing, LICENCES.issued(LICENCES.entry(BUSINESS, ZJ_MARKET, "2026-11-23")));
        }
        operate(Standing.SUSPENDED, Operation.SUSPEND, null, null);
        operate(Standing.CANCELLED, Operation.END, LicenceStatus.CANCELLED, null);
        operate(Standing.WITHDRAWN, Operation.END, LicenceStatus.WITHDRAWN, null);
        operate(Standing.REVOKED, Operation.END, LicenceStatus.REVOKED, null);
        operate(Standing.MOVED_OUT, Operation.TRANSFER_OUT, null, "360000");
        operate(Standing.TAKEN_IN, Operation.TRANSFER_OUT, null, "360000");
        NETWORK.channel.submit(
                TestNetwork.JX_CLERK,
                TestNetwork.JX_NS,
                "licence:TransferIn",
                new TransferInRequest(
                        TestNetwork.id(),
                        "330000",
                        id(Standing.TAKEN_IN),
                        BUSINESS,
                        1,
                        TestNetwork.JX_KID,
                        LICENCES.jiangxiEntry(BUSINESS)));
        NETWORK.channel.passes(3 * 24 * 60 * 60);
        LICENCES.operated(TestNetwork.ZJ_CLERK, Operation.EXPIRE, id(Standing.LAPSED), null, null);
    }

    static Stream<Arguments> cases() {
        return Stream.of(Standing.values())
                .flatMap(standing -> OPERATIONS.stream().flatMap(operation -> Stream.of(Comer.values())
                        .map(comer -> Arguments.of(standing, operation, comer))));
    }

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("cases")
    void is_carried_out_or_refused_with_its_reason(Standing standing, Operation operation, Comer comer) {
        var expected = expected(standing, operation, comer);
        if (expected.isEmpty()) {
            assertThat(attempt(standing, operation, comer)).isEqualTo(after(standing, operation));
        } else {
            assertThatThrownBy(() -> attempt(standing, operation, comer)).hasMessageStartingWith(expected + ": ");
        }
    }

    private static String expected(Standing standing, Operation operation, Comer comer) {
        if (comer.officer.mspId().equals(TestNetwork.JX_MSP)) {
            return comer.name().contains("FORGED") ? "AGENCY_UNKNOWN" : "CALLER_OF_OTHER_REGION";
        }
        if (!mayAct(operation, comer.officer.roles())) {
            return "ROLE_MISSING";
        }
        if (!comer.issuer) {
            return "NOT_ISSUER";
        }
        if (!starts(operation).contains(standing)) {
            return "TRANSITION_REFUSED";
        }
        return standing == Standing.TAKEN_IN ? "ALREADY_TAKEN_IN" : "";
    }

    /** Written again from the domain's table, not from the rules under test. */
    private static Set<Standing> starts(Operation operation) {
        return switch (operation) {
            case RENEW, CHANGE, REISSUE, CORRECT, SUSPEND, TRANSFER_OUT -> Set.of(Standing.VALID);
            case RESTORE -> Set.of(Standing.SUSPENDED);
            case EXPIRE, END, BIND, UNBIND -> Set.of(Standing.VALID, Standing.SUSPENDED);
            case UNDO -> Set.of(Standing.MOVED_OUT, Standing.TAKEN_IN);
            case ISSUE, TRANSFER_IN -> Set.of();
        };
    }

    private static boolean mayAct(Operation operation, String roles) {
        boolean clerk = roles.contains("clerk");
        boolean approver = roles.contains("approver");
        return switch (operation) {
            case SUSPEND, RESTORE -> clerk || approver;
            case END, TRANSFER_OUT, UNDO -> approver;
            case ISSUE, RENEW, CHANGE, REISSUE, CORRECT, EXPIRE, TRANSFER_IN, BIND, UNBIND -> clerk;
        };
    }

    private static LicenceStatus after(Standing standing, Operation operation) {
        return switch (operation) {
            case RENEW, CHANGE, REISSUE, CORRECT, EXPIRE -> LicenceStatus.LAPSED;
            case SUSPEND -> LicenceStatus.SUSPENDED;
            case RESTORE, UNDO, ISSUE, TRANSFER_IN -> LicenceStatus.VALID;
            case END -> LicenceStatus.REVOKED;
            case TRANSFER_OUT -> LicenceStatus.MOVED_OUT;
            case BIND, UNBIND -> LicenceStatus.valueOf(standing.name());
        };
    }

    private static LicenceStatus attempt(Standing standing, Operation operation, Comer comer) {
        var id = id(standing);
        long seq = LICENCES.state(id).seq();
        var function =
                switch (operation) {
                    case BIND -> "licence:Bind";
                    case UNBIND -> "licence:Unbind";
                    case RENEW, CHANGE, REISSUE, CORRECT -> "licence:Replace";
                    case ISSUE, SUSPEND, RESTORE, EXPIRE, END, TRANSFER_OUT, UNDO, TRANSFER_IN -> "licence:Operate";
                };
        Object request =
                switch (operation) {
                    case BIND -> new BindRequest(TestNetwork.id(), id, seq, TestNetwork.ZJ_KID, LICENCES.credential());
                    case UNBIND -> new UnbindRequest(TestNetwork.id(), id, seq, openDigest(id), "TEST");
                    case RENEW, CHANGE, REISSUE, CORRECT -> LICENCES.replace(operation, id);
                    case END -> LICENCES.operate(operation, id, LicenceStatus.REVOKED, null);
                    case TRANSFER_OUT -> LICENCES.operate(operation, id, null, "360000");
                    case ISSUE, SUSPEND, RESTORE, EXPIRE, UNDO, TRANSFER_IN ->
                        LICENCES.operate(operation, id, null, null);
                };
        return NETWORK.channel
                .endorse(comer.officer, ZJ_NS, function, request)
                .answer(OperationAnswer.class)
                .state();
    }

    private static String openDigest(String id) {
        return LICENCES.state(id).credentials().get(0).digest();
    }

    private static void operate(
            Standing standing, Operation operation, @Nullable LicenceStatus outcome, @Nullable String toRegion) {
        LICENCES.operated(TestNetwork.ZJ_APPROVER, operation, id(standing), outcome, toRegion);
    }

    private static String id(Standing standing) {
        return Objects.requireNonNull(STOOD.get(standing)).licenceId();
    }
}
