// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/** No change of a valid code is valid, and no input whatever stops the verifier. */
class SingleChangeTest {
    private final Scene scene = new Scene();

    private void everyByteChangeIsRefused(String text, int step) throws Exception {
        VerificationContext context = scene.snapshot().context();
        assertThat(CredentialVerifier.verify(text, context).code()).isEqualTo(VerdictCode.VALID);
        byte[] bytes = QrText.decode(text);
        for (int i = 0; i < bytes.length; i++) {
            byte original = bytes[i];
            for (int change = 1; change < 256; change += step) {
                bytes[i] = (byte) (original ^ change);
                Verdict verdict = CredentialVerifier.verify(QrText.encode(bytes), context);
                assertRefused(verdict, "byte " + i + " xor " + change);
            }
            bytes[i] = original;
        }
    }

    private static void assertRefused(Verdict verdict, String what) {
        // Plain comparison first: tens of thousands of assertion objects would take longer than the signatures.
        if (verdict.code() == VerdictCode.VALID || verdict.document().isPresent()) {
            assertThat(verdict.code()).as(what).isNotEqualTo(VerdictCode.VALID);
            assertThat(verdict.document()).as(what).isEmpty();
        }
    }

    @Test
    void no_change_of_any_one_byte_of_a_licence_is_valid() throws Exception {
        everyByteChangeIsRefused(scene.validLicence(), 1);
    }

    @Test
    void no_change_of_any_one_byte_of_a_receipt_is_valid() throws Exception {
        int step = Boolean.getBoolean("yinzheng.endurance") ? 1 : 17;
        everyByteChangeIsRefused(scene.receipt(Optional.empty(), Optional.empty()), step);
    }

    @Test
    void no_change_of_any_one_character_is_valid() {
        String text = scene.validLicence();
        VerificationContext context = scene.snapshot().context();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567a =:1";
        for (int i = 0; i < text.length(); i++) {
            for (char c : alphabet.toCharArray()) {
                String changed = text.substring(0, i) + c + text.substring(i + 1);
                if (c != text.charAt(i)) {
                    assertRefused(CredentialVerifier.verify(changed, context), "character " + i + " to " + c);
                }
            }
        }
    }

    @Test
    void no_text_with_a_character_left_out_or_doubled_or_cut_off_is_valid() {
        String text = scene.validLicence();
        VerificationContext context = scene.snapshot().context();
        for (int i = 0; i < text.length(); i++) {
            String before = text.substring(0, i);
            assertRefused(CredentialVerifier.verify(before + text.substring(i + 1), context), "without " + i);
            // A second Y is text before the code, which may be anything.
            if (i > 1) {
                assertRefused(CredentialVerifier.verify(before + text.substring(i - 1), context), "doubled " + i);
            }
            assertRefused(CredentialVerifier.verify(before, context), "cut at " + i);
        }
    }

    @Property(tries = 2000)
    void any_text_has_a_verdict(@ForAll @Size(max = 200) String noise) {
        assertThat(scene.verify(noise).code()).isNotEqualTo(VerdictCode.VALID);
        assertThat(scene.verify("YZ1:" + noise).code()).isNotEqualTo(VerdictCode.VALID);
    }

    @Property(tries = 2000)
    void any_bytes_have_a_verdict(@ForAll @Size(max = 300) byte[] noise) {
        assertThat(scene.verify(QrText.encode(noise)).code()).isEqualTo(VerdictCode.UNREADABLE);
    }

    @Property(tries = 1000)
    void any_well_signed_payload_has_a_verdict(@ForAll @Size(max = 100) byte[] noise) {
        assertThat(scene.verify(scene.forge(scene.header(), Cbor.map(), noise)).code())
                .isEqualTo(VerdictCode.UNREADABLE);
    }

    @Property(tries = 1000)
    void any_well_signed_header_has_a_verdict(@ForAll @Size(max = 40) byte[] noise) {
        assertThat(scene.verify(scene.forgeHeaderBytes(noise)).code()).isEqualTo(VerdictCode.UNREADABLE);
    }

    @Test
    void deep_and_endless_and_huge_data_are_refused_in_each_embedded_string() {
        byte[] deep = new byte[1500];
        Arrays.fill(deep, (byte) 0x81);
        byte[] endless = {(byte) 0x9f, 0x01, 0x01};
        byte[] huge = {(byte) 0x9b, 0x7f, -1, -1, -1, -1, -1, -1, -1};
        for (byte[] payload : new byte[][] {deep, endless, huge}) {
            assertThat(scene.verify(QrText.encode(payload)).code()).isEqualTo(VerdictCode.UNREADABLE);
            assertThat(scene.verify(scene.forge(scene.header(), Cbor.map(), payload))
                            .code())
                    .isEqualTo(VerdictCode.UNREADABLE);
            assertThat(scene.verify(scene.forgeHeaderBytes(payload)).code()).isEqualTo(VerdictCode.UNREADABLE);
        }
    }
}
