// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.FINANCE;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.JX_CLAIMANT;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.JX_FINANCE;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.JX_SUPERVISOR;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.NATIONAL_SUPERVISOR;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.TOTAL;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.ZJ_CLAIMANT;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.ZJ_SUPERVISOR;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_CLERK;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yinzheng.chaincode.receipt.ReceiptWorld.Paper;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/** Every operation against every caller: who may, and what the others are told. */
final class ReceiptCallersTest {
    private static final ReceiptWorld WORLD = new ReceiptWorld();
    private static final Paper PAPER = WORLD.issue(1);
    private static final Paper CLAIMED = WORLD.issue(2);

    static {
        WORLD.submit(JX_CLAIMANT, "Claim", CLAIMED.claim(false), CLAIMED.secrets(1));
        WORLD.submit(JX_CLAIMANT, "Claim", CLAIMED.claim(false), CLAIMED.secrets(1));
        WORLD.submit(ZJ_CLERK, "ObjectToClaim", CLAIMED.object(1));
    }

    private static final String FOREIGN = "CALLER_OF_OTHER_REGION";
    private static final String ROLE = "ROLE_MISSING";

    @TestFactory
    Stream<DynamicTest> every_operation_has_its_callers() {
        List<DynamicTest> tests = new ArrayList<>();
        callers().forEach((who, officer) -> operations().forEach((what, operation) -> {
            tests.add(DynamicTest.dynamicTest(who + ": " + what, () -> assertThat(outcome(officer, operation))
                    .isEqualTo(expected(who, what))));
        }));
        return tests.stream();
    }

    /** The table: operation, then who may; the others are told what {@link #elsewise} says. */
    private static String expected(String who, String what) {
        List<String> allowed =
                switch (what) {
                    case "GrantBlock" -> List.of("finance");
                    case "Issue", "Stamp", "Reverse" -> List.of("unit's clerk");
                    case "ObjectToClaim" -> List.of("unit's clerk", "unit's approver");
                    case "Claim" -> List.of("claimant", "other region's claimant");
                    case "Unclaim" -> List.of("other region's claimant");
                    default -> List.of("supervisor", "national supervisor");
                };
        return allowed.contains(who) ? "ok" : elsewise(who, what);
    }

    private static String elsewise(String who, String what) {
        if (who.equals("stranger")) {
            return "AGENCY_UNKNOWN";
        }
        boolean foreign = who.startsWith("other region's") || who.startsWith("national");
        return switch (what) {
            case "GrantBlock" -> foreign ? FOREIGN : ROLE;
            case "Issue" -> foreign ? FOREIGN : who.equals("other unit's clerk") ? "KEY_OF_OTHER_AGENCY" : ROLE;
            case "Stamp", "Reverse", "ObjectToClaim" ->
                foreign ? FOREIGN : who.equals("other unit's clerk") ? "NOT_ISSUING_UNIT" : ROLE;
            case "Claim" -> ROLE;
            case "Unclaim" -> who.equals("claimant") ? "NOT_CLAIMANT" : ROLE;
            default -> who.equals("other region's supervisor") ? FOREIGN : ROLE;
        };
    }

    private static Map<String, TestOfficer> callers() {
        Map<String, TestOfficer> callers = new LinkedHashMap<>();
        callers.put("unit's clerk", ZJ_CLERK);
        callers.put("unit's approver", ZJ_APPROVER);
        callers.put("other unit's clerk", ZJ_OTHER_CLERK);
        callers.put("finance", FINANCE);
        callers.put("claimant", ZJ_CLAIMANT);
        callers.put("supervisor", ZJ_SUPERVISOR);
        callers.put("auditor", TestOfficer.of(ZJ_MSP, TestNetwork.ZJ_OTHER, "auditor", "o-330109"));
        callers.put("other region's clerk", JX_CLERK);
        callers.put("other region's finance", JX_FINANCE);
        callers.put("other region's claimant", JX_CLAIMANT);
        callers.put("other region's supervisor", JX_SUPERVISOR);
        callers.put("national supervisor", NATIONAL_SUPERVISOR);
        // an agency of Jiangxi in a certificate of Zhejiang: a forged attribute
        callers.put("stranger", TestOfficer.of(ZJ_MSP, TestNetwork.JX_MARKET, "clerk,claimant,supervisor", "o-1"));
        return callers;
    }

    private static Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        operations.put("GrantBlock", new Operation("GrantBlock", ReceiptWorld.grant(41, 50, 1), Map.of()));
        operations.put("Issue", new Operation("Issue", WORLD.issueRequest(0, 3, 1), Map.of()));
        operations.put("Stamp", new Operation("Stamp", PAPER.stamp(Activity.DELIVER), Map.of()));
        operations.put(
                "Reverse",
                new Operation("Reverse", WORLD.reverseRequest(PAPER, 3, -TOTAL), WORLD.reverseSecrets(PAPER, 3)));
        operations.put("Claim", new Operation("Claim", PAPER.claim(false), PAPER.secrets(1)));
        operations.put("Unclaim", new Operation("Unclaim", CLAIMED.end(1), Map.of()));
        operations.put("ObjectToClaim", new Operation("ObjectToClaim", CLAIMED.object(2), Map.of()));
        operations.put("Release", new Operation("Release", CLAIMED.end(1), Map.of()));
        return operations;
    }

    private record Operation(String function, Object request, Map<String, byte[]> secrets) {}

    /** Endorsed only: no operation changes what the next one meets. */
    private static String outcome(TestOfficer officer, Operation operation) {
        try {
            WORLD.network.channel.endorse(
                    officer, ZJ_NS, "receipt:" + operation.function(), operation.request(), operation.secrets());
            return "ok";
        } catch (ChaincodeException refused) {
            String message = String.valueOf(refused.getMessage());
            return message.substring(0, message.indexOf(':'));
        }
    }
}
