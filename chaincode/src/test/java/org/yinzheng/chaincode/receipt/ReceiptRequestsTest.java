// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every request with every member broken in every way: read, or refused with a code; never anything else. */
final class ReceiptRequestsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ID = "5f0c7a52-7f0e-4d7a-9a7e-0c6d8a5b1e11";
    private static final String HEX = "ab".repeat(32);
    private static final ReceiptLeaf LEAF = new ReceiptLeaf(HEX, HEX);
    private static final InclusionProof PROOF = new InclusionProof("0000000007", LEAF, List.of(HEX));
    private static final String CODE = "33010126";
    private static final String NUMBER = "0000000007";
    private static final String BLOCK = "33010126-0000000001";
    private static final String KID = "0011223344556677";
    private static final String BATCH = "ab".repeat(16);
    private static final long TIME = 1_795_312_800L;

    private static final Set<Refusal> CODES = EnumSet.of(
            Refusal.ARGUMENT_MALFORMED,
            Refusal.ARGUMENT_INVALID,
            Refusal.ARGUMENT_TOO_LARGE,
            Refusal.CHECK_CHARACTER_WRONG);

    /** What each member is replaced by in turn. */
    private static final List<String> BROKEN = List.of(
            "null",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"-1\"",
            "\"" + "9".repeat(300) + "\"",
            "\"示例\"",
            "\"\\u0000\"",
            "0",
            "-1",
            "99999999999999999999",
            "1.5",
            "true",
            "[]",
            "[null]",
            "[\"x\"]",
            "{}",
            "{\"x\":1}");

    static Stream<Object> requests() {
        return Stream.of(
                new GrantBlockRequest(ID, CODE, "0000000001", "0000000100", "12330000MB0C33049A", 4),
                new IssueReceiptsRequest(
                        ID, BATCH, BLOCK, 0, NUMBER, KID, 21, 1, TIME, ReceiptLeaf.encode(List.of(LEAF))),
                new StampRequest(ID, CODE, NUMBER, Activity.PAPER, PROOF, HEX, HEX),
                new ReverseRequest(
                        ID,
                        CODE,
                        NUMBER,
                        PROOF,
                        "ISSUED_IN_ERROR",
                        new RedReceipt(BATCH, BLOCK, 0, NUMBER, KID, 21, 1, TIME, LEAF),
                        HEX),
                new ClaimRequest(ID, CODE, NUMBER, PROOF, "REIMBURSEMENT", false),
                new EndClaimRequest(ID, CODE, NUMBER, 1, "IN_ERROR"),
                new ObjectToClaimRequest(ID, CODE, NUMBER, 1, PROOF, "UNKNOWN_CLAIM", HEX),
                new StampInvoiceRequest(ID, "24332000000012345678", "REIMBURSEMENT"),
                new ReleaseInvoiceRequest(ID, "24332000000012345678", "IN_ERROR"),
                new ReceiptQuery(CODE, NUMBER, NUMBER),
                new StepsQuery(CODE, NUMBER, "x", 10),
                new CodeQuery(CODE, "x", 10),
                new BatchQuery(BATCH),
                new InvoiceQuery("24332000000012345678"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_survives_its_own_writing(Object request) {
        assertThat(CanonicalJson.read(CanonicalJson.write(request), request.getClass()))
                .isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_broken_member_is_refused_with_a_code(Object request) {
        List<String> broken = broken(CanonicalJson.write(request));
        int refused = 0;
        for (String text : broken) {
            refused += isRefused(text, request.getClass()) ? 1 : 0;
        }
        // some replacements are harmless, as null for an optional member; by far the most are not
        assertThat(refused).isGreaterThan(broken.size() * 6 / 10);
    }

    @Test
    void a_paper_number_goes_with_printing_only() {
        assertThatThrownBy(() -> new StampRequest(ID, CODE, NUMBER, Activity.DELIVER, PROOF, HEX, null))
                .hasMessageStartingWith("ARGUMENT_INVALID: paper goes with");
        assertThatThrownBy(() -> new StampRequest(ID, CODE, NUMBER, Activity.PAPER, PROOF, null, null))
                .hasMessageStartingWith("ARGUMENT_INVALID: paper goes with");
    }

    @Test
    void a_reversal_is_no_plain_stamp() {
        assertThatThrownBy(() -> new StampRequest(ID, CODE, NUMBER, Activity.REVERSE, PROOF, null, null))
                .hasMessageStartingWith("ARGUMENT_INVALID: activity must be");
    }

    private static boolean isRefused(String text, Class<?> type) {
        try {
            CanonicalJson.read(text, type);
            return false;
        } catch (RefusedException e) {
            assertThat(e.refusal()).as(text).isIn(CODES);
            return true;
        }
    }

    /** The request with each member, also of its parts, left out and replaced in turn. */
    private static List<String> broken(String json) {
        List<String> all = new ArrayList<>();
        for (List<String> path : paths(JSON.readTree(json), List.of())) {
            String name = path.get(path.size() - 1);
            ObjectNode without = (ObjectNode) JSON.readTree(json);
            parent(without, path).remove(name);
            all.add(without.toString());
            for (String value : BROKEN) {
                ObjectNode changed = (ObjectNode) JSON.readTree(json);
                parent(changed, path).set(name, JSON.readTree(value));
                all.add(changed.toString());
            }
        }
        return all;
    }

    private static List<List<String>> paths(JsonNode node, List<String> above) {
        List<List<String>> paths = new ArrayList<>();
        for (String name : node.propertyNames()) {
            List<String> path = new ArrayList<>(above);
            path.add(name);
            paths.add(path);
            JsonNode child = node.get(name);
            if (child != null && child.isObject()) {
                paths.addAll(paths(child, path));
            }
        }
        return paths;
    }

    private static ObjectNode parent(ObjectNode root, List<String> path) {
        JsonNode node = root;
        for (String name : path.subList(0, path.size() - 1)) {
            node = node.path(name);
        }
        return (ObjectNode) node;
    }
}
