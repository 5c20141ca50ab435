// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.SigningFailedException;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;

class WalletCredentialTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long IAT = 1_795_311_600L;

    private final InMemorySigner signer = TestKeys.named("issuer");
    private final HolderSigner holder = HolderSigner.of(TestKeys.named("holder"));

    private static PrintClaims claims() {
        return PrintClaims.licence(
                "33MKT",
                32,
                IAT,
                CredentialId.random(RANDOM),
                Optional.empty(),
                7,
                Map.of(1, FieldValue.text("虚构茶叶有限公司")));
    }

    private static SortedMap<Integer, SortedMap<Integer, FieldValue>> groups(int count) {
        SortedMap<Integer, SortedMap<Integer, FieldValue>> groups = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            groups.put(-i, new TreeMap<>(Map.of(10 + i, FieldValue.text("第 " + i + " 项"))));
        }
        return groups;
    }

    private static SortedMap<Integer, FieldValue> field(int key) {
        return new TreeMap<>(Map.of(key, FieldValue.text("值")));
    }

    private WalletCredential issue(int groups, int digests) {
        return WalletCredential.issue(claims(), groups(groups), digests, holder.key(), signer, RANDOM);
    }

    private static KeyBinding binding() {
        return new KeyBinding(IAT, IAT + 60, new byte[8], Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void every_credential_of_a_type_has_as_many_digests_as_any_other() {
        for (int groups = 0; groups <= 5; groups++) {
            assertThat(issue(groups, 5).walletClaims().digests()).hasSize(5).isSorted();
        }
    }

    @Test
    void two_credentials_of_the_same_values_share_no_digest() {
        Set<String> all = new HashSet<>(issue(5, 5).walletClaims().digests());
        all.addAll(issue(5, 5).walletClaims().digests());
        assertThat(all).hasSize(10);
    }

    @Test
    void what_was_issued_is_read_again_with_all_its_groups() throws Exception {
        WalletCredential issued = issue(3, 4);
        WalletCredential read = WalletCredential.read(issued.bytes());
        assertThat(read.walletClaims()).isEqualTo(issued.walletClaims());
        assertThat(read.digest()).isEqualTo(issued.digest());
        assertThat(read.disclosures()).hasSize(3);
        assertThat(DisclosedFields.merge(read).fields().keySet()).containsExactly(1, 11, 12, 13);
    }

    @Test
    void the_ledger_digest_is_the_same_whatever_is_shown() throws Exception {
        WalletCredential issued = issue(3, 4);
        for (Set<Integer> shown : List.of(Set.<Integer>of(), Set.of(-1), Set.of(-1, -3))) {
            Presentation presentation = Presentation.show(issued, shown, binding(), holder);
            assertThat(presentation.credential().digest()).isEqualTo(issued.digest());
            assertThat(presentation.credential().disclosures()).hasSize(shown.size());
        }
    }

    @Test
    void what_is_not_shown_is_not_in_the_code() {
        WalletCredential issued = issue(3, 4);
        byte[] shown = Presentation.show(issued, Set.of(-2), binding(), holder).bytes();
        String bytes = HexFormat.of().formatHex(shown);
        assertThat(bytes).contains(hex("第 2 项")).doesNotContain(hex("第 1 项"), hex("第 3 项"));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void only_the_holder_shows() {
        WalletCredential issued = issue(1, 2);
        HolderSigner thief = HolderSigner.of(TestKeys.named("thief"));
        assertThatThrownBy(() -> Presentation.show(issued, Set.of(-1), binding(), thief))
                .hasMessage("only the holder's key shows a credential");
    }

    @Test
    void claims_that_no_verifier_would_read_are_not_issued() {
        SortedMap<Integer, SortedMap<Integer, FieldValue>> twice = new TreeMap<>(Map.of(-1, field(11), -2, field(11)));
        SortedMap<Integer, SortedMap<Integer, FieldValue>> open = new TreeMap<>(Map.of(-1, field(1)));
        SortedMap<Integer, SortedMap<Integer, FieldValue>> far = new TreeMap<>(Map.of(-25, field(11)));
        for (SortedMap<Integer, SortedMap<Integer, FieldValue>> groups : List.of(twice, open, far)) {
            assertThatThrownBy(() -> WalletCredential.issue(claims(), groups, 5, holder.key(), signer, RANDOM))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> issue(3, 2)).hasMessage("the type carries 2 digests, these groups need 3");
    }

    @Test
    void a_signature_that_does_not_verify_is_not_handed_out() {
        CredentialSigner spoiled = TestKeys.spoiled(signer);
        assertThatThrownBy(() -> WalletCredential.issue(claims(), groups(1), 2, holder.key(), spoiled, RANDOM))
                .isInstanceOf(SigningFailedException.class);
    }
}
