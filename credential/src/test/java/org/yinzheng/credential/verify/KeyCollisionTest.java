// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.TrustList;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/** A key identifier is a hint of 8 bytes: where several keys have it, each is tried. */
class KeyCollisionTest {
    private final Scene scene = new Scene();
    private final String text = scene.validLicence();

    private static TrustedKey key(InMemorySigner signer, int alg, KeyUse use) {
        return new TrustedKey(signer.publicKey(), alg, use, Scene.START, Scene.NOW - 1_000_000, Optional.empty());
    }

    private Verdict verdict(TrustedKey... colliding) {
        VerificationContext honest = scene.snapshot().context();
        TrustList trust = new TrustList() {
            @Override
            public Optional<TrustedIssuer> issuer(String iss) {
                return honest.trust().issuer(iss);
            }

            @Override
            public List<TrustedKey> keys(String iss, KeyId kid) {
                return List.of(colliding);
            }
        };
        return CredentialVerifier.verify(text, TestContexts.trusting(honest, trust));
    }

    @Test
    void the_right_key_is_found_behind_others_with_its_identifier() {
        Verdict verdict = verdict(
                key(TestKeys.named("collides"), -9, KeyUse.CREDENTIAL),
                key(TestKeys.named("collides too"), -70002, KeyUse.STATUS),
                key(scene.signer, -9, KeyUse.CREDENTIAL));
        assertThat(verdict.code()).isEqualTo(VerdictCode.VALID);
    }

    @Test
    void the_key_that_signed_is_judged_and_not_its_neighbour() {
        Verdict verdict =
                verdict(key(TestKeys.named("collides"), -9, KeyUse.CREDENTIAL), key(scene.signer, -9, KeyUse.STATUS));
        assertThat(verdict.code()).isEqualTo(VerdictCode.ISSUER_NOT_AUTHORISED);
        assertThat(verdict.check(CheckStep.AUTHORITY).reason()).isEqualTo(Reason.KEY_FOR_OTHER_USE);
    }

    @Test
    void where_none_signed_the_code_is_tampered_with() {
        assertThat(verdict(key(TestKeys.named("collides"), -9, KeyUse.CREDENTIAL))
                        .code())
                .isEqualTo(VerdictCode.TAMPERED);
    }
}
