// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Who computes ECDSA here. Amazon's Corretto Crypto Provider, a native library, is several times faster than Bouncy Castle,
 * which is several times faster than the JDK; where the native library does not run, Bouncy Castle does the same work.
 * Which of the two it is shows in speed only: both make and accept the same signatures.
 */
public final class EcdsaProvider {
    /** {@code -Dyinzheng.ecdsa=portable} leaves the native library aside. */
    public static final String CHOICE = "yinzheng.ecdsa";

    private static final String NATIVE = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private final Provider provider;
    private final String description;
    private final ThreadLocal<Signature> verifiers = ThreadLocal.withInitial(this::newVerifier);

    private EcdsaProvider(Provider provider, String description) {
        this.provider = provider;
        this.description = description;
    }

    /** The fastest provider that works; found once, which takes a few tenths of a second. */
    public static EcdsaProvider fastest() {
        return Fastest.FOUND;
    }

    private static final class Fastest {
        private static final EcdsaProvider FOUND =
                "portable".equals(System.getProperty(CHOICE)) ? portable("as asked by " + CHOICE) : find(NATIVE);
    }

    /** That provider if it is there and signs; Bouncy Castle otherwise. */
    static EcdsaProvider find(String className) {
        try {
            Provider candidate =
                    (Provider) Class.forName(className).getDeclaredConstructor().newInstance();
            requireWorking(candidate);
            return new EcdsaProvider(candidate, candidate.getName() + " " + candidate.getVersionStr() + " (native)");
        } catch (ClassNotFoundException e) {
            return portable("no native library for " + machine());
        } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError | RuntimeException e) {
            return portable("the native library does not run on " + machine() + ": " + e);
        }
    }

    static EcdsaProvider portable(String reason) {
        Provider provider = new BouncyCastleProvider();
        return new EcdsaProvider(provider, "Bouncy Castle " + provider.getVersionStr() + " (" + reason + ")");
    }

    private static void requireWorking(Provider candidate) throws GeneralSecurityException {
        byte[] message = "does it sign?".getBytes(StandardCharsets.US_ASCII);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", candidate);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Signature signer = Signature.getInstance("SHA256withECDSA", candidate);
        signer.initSign(pair.getPrivate());
        signer.update(message);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance("SHA256withECDSA", candidate);
        verifier.initVerify(pair.getPublic());
        verifier.update(message);
        if (!verifier.verify(signature)) {
            throw new GeneralSecurityException("its own signature does not verify");
        }
    }

    private static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** One engine for each thread: giving it another key costs nothing, making it does. */
    ThreadLocal<Signature> verifiers() {
        return verifiers;
    }

    private Signature newVerifier() {
        try {
            return Signature.getInstance("NONEwithECDSA", provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(description + " knows no ECDSA", e);
        }
    }

    /** For the JCA's factories; not registered with the platform. */
    public Provider provider() {
        return provider;
    }

    /** Name and version, and for the slower one the reason: one line for the log. */
    public String description() {
        return description;
    }
}
