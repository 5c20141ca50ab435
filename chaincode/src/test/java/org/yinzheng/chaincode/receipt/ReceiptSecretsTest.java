// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.refusal.RefusedException;

/** Secret, commitment of the total, sealed amounts. */
final class ReceiptSecretsTest {
    private static final ReceiptSecret SECRET = ReceiptSecret.of(new byte[16]);
    private static final ReceiptSecret OTHER =
            ReceiptSecret.of(HexFormat.of().parseHex("00000000000000000000000000000001"));
    private static final ReceiptNumber RECEIPT = new ReceiptNumber("33010126", "0000000007");
    private static final SealedAmount.Place PLACE = new SealedAmount.Place(RECEIPT, 3, "rest", "tx1");

    @Test
    void the_commitment_depends_on_secret_receipt_and_total() {
        byte[] commitment = TotalCommitment.of(SECRET, RECEIPT, 12_345);
        assertThat(TotalCommitment.of(SECRET, RECEIPT, 12_345)).isEqualTo(commitment);
        assertThat(TotalCommitment.of(SECRET, RECEIPT, -12_345)).isNotEqualTo(commitment);
        assertThat(TotalCommitment.of(OTHER, RECEIPT, 12_345)).isNotEqualTo(commitment);
        assertThat(TotalCommitment.of(SECRET, ReceiptNumber.of("33010126", 8), 12_345))
                .isNotEqualTo(commitment);
    }

    /** Fixed bytes: documents that are out in the world must open with later versions too. */
    @Test
    void secret_and_commitment_never_change_their_form() {
        assertThat(HexFormat.of().formatHex(SECRET.bytes()))
                .isEqualTo("2ad4de9ff4dac9031f21c52bdf84e9fdead7dbbdc40bc6f1aa6ece53eca45944");
        assertThat(HexFormat.of().formatHex(TotalCommitment.of(SECRET, RECEIPT, 12_345)))
                .isEqualTo("ab6596a2452f29d2737277b0a5ec0a845b002691ad09d842077957284f608cb5");
        assertThat(SealedAmount.seal(SECRET, PLACE, 12_345))
                .isEqualTo("2cf479354d84981e6394b657d2c4e98f756e85d09db3726c66d40d8c54b52b61adcd0508d57afb4e");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 12_345, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void a_sealed_amount_opens_with_its_secret_at_its_place_only(long fen) {
        String sealed = SealedAmount.seal(SECRET, PLACE, fen);
        assertThat(SealedAmount.open(SECRET, PLACE, sealed)).contains(fen);
        assertThat(SealedAmount.open(OTHER, PLACE, sealed)).isEmpty();
        assertThat(SealedAmount.open(SECRET, new SealedAmount.Place(RECEIPT, 4, "rest", "tx1"), sealed))
                .isEmpty();
        assertThat(SealedAmount.open(SECRET, new SealedAmount.Place(RECEIPT, 3, "amount", "tx1"), sealed))
                .isEmpty();
        assertThat(SealedAmount.open(SECRET, new SealedAmount.Place(RECEIPT, 3, "rest", "tx2"), sealed))
                .isEmpty();
    }

    @Test
    void a_changed_seal_does_not_open() {
        String sealed = SealedAmount.seal(SECRET, PLACE, 12_345);
        for (int at = 0; at < sealed.length(); at++) {
            char other = sealed.charAt(at) == '0' ? '1' : '0';
            String changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
            assertThat(SealedAmount.open(SECRET, PLACE, changed)).isEmpty();
        }
        assertThat(SealedAmount.open(SECRET, PLACE, sealed.substring(2))).isEmpty();
    }

    /** Two claimants racing for one place both leave a seal in the block. */
    @Test
    void two_seals_of_one_place_do_not_share_a_key_stream() {
        String one = SealedAmount.seal(SECRET, PLACE, 1_000);
        String two = SealedAmount.seal(SECRET, PLACE, 2_000);
        long difference = Long.parseUnsignedLong(one.substring(64), 16) ^ Long.parseUnsignedLong(two.substring(64), 16);
        assertThat(difference).isNotEqualTo(1_000L ^ 2_000L);
    }

    @Test
    void a_secret_is_neither_short_nor_printed() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> ReceiptSecret.of(new byte[15]));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> ReceiptSecret.of(new byte[17]));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new ReceiptSecret(new byte[31]));
        assertThat(SECRET).hasToString("ReceiptSecret[hidden]");
    }
}
