// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.chaincode.refusal.Refusal;

final class ClaimRulesTest {
    private static final ReceiptSecret SECRET = ReceiptSecret.of(new byte[16]);
    private static final ReceiptNumber RECEIPT = new ReceiptNumber("33010126", "0000000007");
    private static final ReceiptState ISSUED = ReceiptState.issued(RECEIPT, "0".repeat(64));

    @ParameterizedTest
    @CsvSource({
        // open claims, exclusive one in force, rest, amount, exclusive asked: answer
        "0, false, 100,   1, false, ok",
        "0, false, 100, 100, false, ok",
        "0, false, 100, 101, false, CLAIM_EXCEEDS_REST",
        "0, false, 100,   0, false, AMOUNT_NOT_POSITIVE",
        "0, false, 100,  -1, false, AMOUNT_NOT_POSITIVE",
        "0, false,   0,   1, false, ALREADY_CLAIMED",
        "0, false, -50,   1, false, ALREADY_CLAIMED",
        "0, false, 100, 100, true,  ok",
        "1, false,  40,  40, false, ok",
        "1, false,  40,  41, false, CLAIM_EXCEEDS_REST",
        "1, false,   0,   1, false, ALREADY_CLAIMED",
        "1, false,  40,  40, true,  ALREADY_CLAIMED",
        "1, true,   40,  10, false, ALREADY_CLAIMED",
        "1, true,   40,  10, true,  ALREADY_CLAIMED",
        "31, false, 40,   1, false, ok",
        "32, false, 40,   1, false, TOO_MANY_CLAIMS"
    })
    void a_claim_stays_within_the_rest_and_beside_the_others(
            int open, boolean exclusive, long rest, long amount, boolean asked, String answer) {
        ClaimAccountState account = open == 0 ? null : account(open, exclusive);
        assertThat(ClaimRules.claim(ISSUED, account, rest, amount, asked)
                        .map(Refusal::name)
                        .orElse("ok"))
                .isEqualTo(answer);
    }

    @Test
    void an_account_that_gave_everything_back_is_open_to_all() {
        ClaimAccountState account = account(1, true).without(place(1));
        assertThat(account.open()).isEmpty();
        assertThat(account.returned()).containsExactly(place(1));
        assertThat(account.exclusive()).isFalse();
        assertThat(ClaimRules.claim(ISSUED, account, 100, 100, true)).isEmpty();
    }

    @Test
    void what_was_given_back_counts_as_left() {
        ClaimAccountState account = account(2, false).without(place(1));
        ClaimState returned = claim(1, 30);
        assertThat(ClaimRest.of(SECRET, account, List.of(returned))).contains(70L);
        assertThat(ClaimRest.amount(SECRET, returned)).contains(30L);
    }

    @Test
    void a_stranger_learns_no_rest() {
        ReceiptSecret other = ReceiptSecret.of("another secret!!".getBytes(StandardCharsets.US_ASCII));
        assertThat(ClaimRest.of(other, account(1, false), List.of())).isEmpty();
        assertThat(ClaimRest.amount(other, claim(1, 30))).isEmpty();
    }

    private static ClaimAccountState account(int open, boolean exclusive) {
        List<ClaimPlace> places =
                LongStream.rangeClosed(1, open).mapToObj(ClaimRulesTest::place).toList();
        return new ClaimAccountState(
                RECEIPT.code(),
                RECEIPT.number(),
                open,
                open,
                ClaimRest.commitment(SECRET, RECEIPT, open, "tx", 40),
                ClaimRest.sealRest(SECRET, RECEIPT, open, "tx", 40),
                open,
                "tx",
                places,
                List.of(),
                exclusive,
                1_763_776_800L);
    }

    private static ClaimPlace place(long seq) {
        return new ClaimPlace(seq, "tx");
    }

    private static ClaimState claim(long seq, long amount) {
        return new ClaimState(
                RECEIPT.code(),
                RECEIPT.number(),
                seq,
                "91330000MA27XF6Q5T",
                "330000",
                "REIMBURSEMENT",
                false,
                ClaimState.Status.CLAIMED,
                1_763_776_800L,
                ClaimRest.sealAmount(SECRET, RECEIPT, seq, "tx", amount),
                "tx",
                null,
                "request");
    }
}
