// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.credential.record.Sha256;

class KeysTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    private static KeyPair javaKey(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    @Test
    void a_key_made_by_java_signs_what_java_verifies() throws Exception {
        KeyPair pair = javaKey("secp256r1");
        InMemorySigner signer = InMemorySigner.ofPkcs8(pair.getPrivate().getEncoded());
        assertThat(signer.publicKey().spki()).isEqualTo(pair.getPublic().getEncoded());
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(pair.getPublic());
        verifier.update(MESSAGE);
        assertThat(verifier.verify(signer.sign(MESSAGE))).isTrue();
    }

    @Test
    void a_signature_made_by_java_verifies() throws Exception {
        KeyPair pair = javaKey("secp256r1");
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(pair.getPrivate());
        signer.update(MESSAGE);
        byte[] signature = signer.sign();
        P256PublicKey key = P256PublicKey.ofSpki(pair.getPublic().getEncoded());
        assertThat(key.verifies(MESSAGE, signature)).isTrue();
        signature[7] ^= 1;
        assertThat(key.verifies(MESSAGE, signature)).isFalse();
        assertThat(key.verifies(MESSAGE, new byte[64])).isFalse();
        assertThat(key.verifies(MESSAGE, Arrays.copyOf(signature, 63))).isFalse();
    }

    @Test
    void a_stored_key_is_the_same_key() throws Exception {
        InMemorySigner signer = InMemorySigner.generate(new SecureRandom());
        InMemorySigner again = InMemorySigner.ofPkcs8(signer.pkcs8());
        assertThat(again.publicKey()).isEqualTo(signer.publicKey());
        assertThat(again.sign(MESSAGE)).isEqualTo(signer.sign(MESSAGE));
        assertThat(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(signer.pkcs8())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void other_curves_are_refused(String curve) throws Exception {
        KeyPair pair = javaKey(curve);
        assertThatThrownBy(() -> P256PublicKey.ofSpki(pair.getPublic().getEncoded()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P-256");
        assertThatThrownBy(() -> InMemorySigner.ofPkcs8(pair.getPrivate().getEncoded()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_compressed_point_is_another_spelling_and_refused() throws Exception {
        InMemorySigner signer = TestKeys.named("compressed");
        SubjectPublicKeyInfo info =
                SubjectPublicKeyInfo.getInstance(signer.publicKey().spki());
        byte[] point = P256PublicKey.CURVE
                .getCurve()
                .decodePoint(info.getPublicKeyData().getOctets())
                .getEncoded(true);
        byte[] compressed = new SubjectPublicKeyInfo(info.getAlgorithm(), point).getEncoded("DER");
        assertThatThrownBy(() -> P256PublicKey.ofSpki(compressed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_point_beside_the_curve_is_refused() {
        byte[] spki = TestKeys.named("curve").publicKey().spki();
        spki[spki.length - 1] ^= 1;
        assertThatThrownBy(() -> P256PublicKey.ofSpki(spki)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> P256PublicKey.ofSpki(new byte[91])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InMemorySigner.ofPkcs8(new byte[40])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_key_identifier_is_the_begin_of_the_digest_of_the_public_key() {
        P256PublicKey key = TestKeys.named("kid").publicKey();
        assertThat(key.keyId().bytes()).isEqualTo(Arrays.copyOf(Sha256.of(key.spki()), 8));
        assertThat(KeyId.ofHex(key.keyId().hex())).isEqualTo(key.keyId());
    }

    @Test
    void many_threads_sign_with_one_signer() {
        InMemorySigner signer = TestKeys.named("threads");
        assertThat(IntStream.range(0, 200).parallel().allMatch(i -> {
                    byte[] message = {(byte) i};
                    return signer.publicKey().verifies(message, signer.sign(message));
                }))
                .isTrue();
    }
}
