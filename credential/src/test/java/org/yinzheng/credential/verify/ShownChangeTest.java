// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/** No single change of what a holder shows is valid. The usual run takes samples, the endurance run every change. */
class ShownChangeTest {
    private static final boolean EVERY = Boolean.getBoolean("yinzheng.endurance");

    private final Scene scene = new Scene();
    private final String text = new WalletScene(scene).shown();

    private Verdict verdict(String changed) {
        // a context of its own each time: its memory has not seen the presentation
        return CredentialVerifier.verify(changed, scene.snapshot().context());
    }

    private void assertRefused(String changed, String what) {
        Verdict verdict = verdict(changed);
        assertThat(verdict.code()).as(what).isNotEqualTo(VerdictCode.VALID);
        assertThat(verdict.document()).as(what).isEmpty();
    }

    @Test
    void no_change_of_any_one_byte_is_valid() throws Exception {
        assertThat(verdict(text).code()).isEqualTo(VerdictCode.VALID);
        byte[] bytes = QrText.decode(text);
        for (int i = 0; i < bytes.length; i++) {
            byte original = bytes[i];
            // every byte, and within it another sample of changes each time
            for (int change = EVERY ? 1 : 1 + i % 53; change < 256; change += EVERY ? 1 : 53) {
                bytes[i] = (byte) (original ^ change);
                assertRefused(QrText.encode(bytes), "byte " + i + " xor " + change);
            }
            bytes[i] = original;
        }
    }

    @Test
    void no_byte_left_out_or_doubled_and_no_cut_is_valid() throws Exception {
        byte[] bytes = QrText.decode(text);
        for (int i = 0; i < bytes.length; i += EVERY ? 1 : 7) {
            assertRefused(QrText.encode(without(bytes, i)), "without byte " + i);
            assertRefused(QrText.encode(doubled(bytes, i)), "doubled byte " + i);
            assertRefused(text.substring(0, 4 + i), "cut at " + i);
        }
    }

    private static byte[] without(byte[] bytes, int index) {
        byte[] shorter = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, shorter, 0, index);
        System.arraycopy(bytes, index + 1, shorter, index, shorter.length - index);
        return shorter;
    }

    private static byte[] doubled(byte[] bytes, int index) {
        byte[] longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 0, index + 1);
        System.arraycopy(bytes, index, longer, index + 1, bytes.length - index);
        return longer;
    }

    @Test
    void a_presentation_is_valid_once_for_each_asker_and_never_for_two() {
        SeenPresentations memory = new SeenPresentations();
        VerificationContext context = scene.snapshot().context();
        assertThat(CredentialVerifier.verify(text, asking(context, memory.of("first")))
                        .code())
                .isEqualTo(VerdictCode.VALID);
        assertThat(CredentialVerifier.verify(text, asking(context, memory.of("first")))
                        .code())
                .isEqualTo(VerdictCode.VALID);
        assertThat(CredentialVerifier.verify(text, asking(context, memory.of("second")))
                        .code())
                .isEqualTo(VerdictCode.PRESENTATION_REPLAYED);
    }

    @Test
    void a_presentation_that_no_issuer_signed_is_not_kept() {
        SeenPresentations memory = new SeenPresentations();
        scene.keys.clear();
        CredentialVerifier.verify(text, asking(scene.snapshot().context(), memory.of("first")));
        assertThat(memory.size()).isZero();
    }

    @Test
    void what_is_too_old_to_pass_is_forgotten() {
        SeenPresentations memory = new SeenPresentations();
        ReplayMemory asker = memory.of("first");
        for (int i = 0; i < 1000; i++) {
            asker.remember("presentation " + i, 1000 + i, 1000 + i);
        }
        assertThat(memory.size()).isLessThanOrEqualTo(12);
    }

    private static VerificationContext asking(VerificationContext context, ReplayMemory seen) {
        return TestContexts.asking(context, Asked.nothing(seen));
    }
}
