// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each provider makes what the other, and the JDK, accept. */
class SignaturesTest {
    private static final String NATIVE = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final byte[] MESSAGE = "a proposal".getBytes(StandardCharsets.UTF_8);

    static Stream<Named<EcdsaProvider>> providers() {
        return Stream.of(EcdsaProvider.find(NATIVE), EcdsaProvider.portable("in a test"))
                .map(provider -> Named.of(provider.description(), provider));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void what_it_signs_is_low_and_everybody_accepts_it(EcdsaProvider provider) throws Exception {
        KeyPair pair = pair("secp256r1");
        SigningKey key = SigningKey.ofPkcs8(pair.getPrivate().getEncoded(), provider);

        for (int i = 0; i < 16; i++) {
            byte[] signature = key.sign(digest());
            assertThat(P256.isLow(StandardDSAEncoding.INSTANCE.decode(P256.ORDER, signature)[1]))
                    .isTrue();
            for (Named<EcdsaProvider> other : providers().toList()) {
                assertThat(verifying(pair, other.getPayload()).verifies(digest(), signature))
                        .isTrue();
            }
            Signature jdk = Signature.getInstance("SHA256withECDSA", "SunEC");
            jdk.initVerify(pair.getPublic());
            jdk.update(MESSAGE);
            assertThat(jdk.verify(signature)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void only_the_strict_low_signature_of_this_key_and_digest_verifies(EcdsaProvider provider) throws Exception {
        KeyPair pair = pair("secp256r1");
        VerifyingKey key = verifying(pair, provider);
        byte[] low =
                SigningKey.ofPkcs8(pair.getPrivate().getEncoded(), provider).sign(digest());
        BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(P256.ORDER, low);
        byte[] high = StandardDSAEncoding.INSTANCE.encode(P256.ORDER, numbers[0], P256.ORDER.subtract(numbers[1]));
        byte[] otherDigest = digest();
        otherDigest[31] ^= 1;

        assertThat(key.verifies(digest(), low)).isTrue();
        assertThat(key.verifies(digest(), high)).isFalse();
        assertThat(key.verifiesEitherS(digest(), high)).isTrue();
        assertThat(key.verifiesEitherS(otherDigest, low)).isFalse();
        assertThat(verifying(pair("secp256r1"), provider).verifies(digest(), low))
                .isFalse();
        for (byte[] broken : List.of(new byte[0], new byte[72], zero(numbers[0]), trailing(low))) {
            assertThat(key.verifies(digest(), broken)).isFalse();
        }
        for (int bit = 0; bit < low.length * 8; bit++) {
            byte[] flipped = low.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(key.verifiesEitherS(digest(), flipped)).as("bit " + bit).isFalse();
        }
        assertThat(key.verifies(digest(), low)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_key_of_another_curve_is_refused(EcdsaProvider provider) throws Exception {
        KeyPair other = pair("secp384r1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofPkcs8(other.getPrivate().getEncoded(), provider))
                .withMessageContaining("P-256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofSpki(other.getPublic().getEncoded(), provider))
                .withMessageContaining("P-256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofSpki(new byte[] {48, 0}, provider))
                .withMessageContaining("P-256");
    }

    @Test
    void a_provider_that_is_missing_or_does_not_work_is_replaced_and_the_log_says_why() {
        assertThat(EcdsaProvider.find("no.such.Provider").description())
                .startsWith("Bouncy Castle")
                .contains("no native library for " + System.getProperty("os.name"));
        assertThat(EcdsaProvider.find(Broken.class.getName()).description())
                .startsWith("Bouncy Castle")
                .contains("does not run");
    }

    /** Loads, but has no algorithms: what the native provider is when its library does not load. */
    public static final class Broken extends java.security.Provider {
        private static final long serialVersionUID = 1L;

        public Broken() {
            super("Broken", "1", "knows nothing");
        }
    }

    private static byte[] zero(BigInteger r) throws Exception {
        return StandardDSAEncoding.INSTANCE.encode(P256.ORDER, r, BigInteger.ZERO);
    }

    private static byte[] trailing(byte[] signature) {
        return java.util.Arrays.copyOf(signature, signature.length + 1);
    }

    private static VerifyingKey verifying(KeyPair pair, EcdsaProvider provider) {
        return VerifyingKey.ofSpki(pair.getPublic().getEncoded(), provider);
    }

    private static KeyPair pair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] digest() throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    }
}
