// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.TestChain;

class LedgerTrustTest {

    @TempDir
    Path folder;

    @Test
    void what_is_no_key_counts_for_nobody_and_the_others_come_with_their_planned_ends() throws Exception {
        var script =
                new LedgerScript(new TestChain(), Instant.now().minusSeconds(60).getEpochSecond()).founded();
        var ending = InMemorySigner.generate(new SecureRandom()).publicKey();
        var spki = ending.spki();
        script.unlookedAtKey(ending.keyId().hex(), Base64.getEncoder().encodeToString(spki), 2_000_000_000L);
        spki[spki.length - 1] ^= 1;
        var unreadable = List.of(Base64.getEncoder().encodeToString(spki), "AAAA", "no base64", "");
        for (int i = 0; i < unreadable.size(); i++) {
            script.unlookedAtKey(kid(i), unreadable.get(i), null);
        }
        try (var followed = Followed.start(script.chain(), folder)) {
            followed.awaitHeight(script.chain().blocks().size());
            var trust = new LedgerTrust(new Regions(followed.view().now(), LedgerScript.COMMON), Set.of());
            for (int i = 0; i < unreadable.size(); i++) {
                assertThat(trust.keys(LedgerScript.ISS, KeyId.ofHex(kid(i))))
                        .as(unreadable.get(i))
                        .isEmpty();
            }
            assertThat(trust.keys())
                    .extracting(entry -> entry.key().key().keyId(), entry -> entry.key()
                            .notAfter())
                    .containsExactlyInAnyOrder(
                            tuple(script.signer.publicKey().keyId(), Optional.empty()),
                            tuple(ending.keyId(), Optional.of(2_000_000_000L)));
        }
    }

    private static String kid(int number) {
        return "%016x".formatted(number);
    }

    @Test
    void a_key_that_was_closed_as_usual_and_is_found_stolen_later_is_compromised_since_its_first_closing()
            throws Exception {
        var script =
                new LedgerScript(new TestChain(), Instant.now().minusSeconds(60).getEpochSecond()).founded();
        var closed = script.chain().blocks().size();
        script.keyClosed(KeyState.Closing.NORMAL);
        script.beat();
        script.keyClosed(KeyState.Closing.COMPROMISED);
        try (var followed = Followed.start(script.chain(), folder)) {
            followed.awaitHeight(script.chain().blocks().size());
            var regions = new Regions(followed.view().now(), LedgerScript.COMMON);
            var keys = new LedgerTrust(regions, Set.of())
                    .keys(LedgerScript.ISS, script.signer.publicKey().keyId());
            assertThat(keys).singleElement().satisfies(key -> {
                assertThat(key.isCompromised()).isTrue();
                assertThat(key.closing().orElseThrow().position().block()).isEqualTo(closed);
            });
        }
    }
}
