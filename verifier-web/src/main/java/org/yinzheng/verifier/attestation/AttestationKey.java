// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.attestation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.verifier.VerifierProperties;

/**
 * The key by which this verifier attests. Made on the first start, readable by its owner only (PKCS #8, DER). It stands
 * beside the view's folder and not in it: the view may be deleted at any time, the key may not, or nobody could check
 * the records that it signed.
 */
@Component
public final class AttestationKey {

    private final InMemorySigner signer;

    AttestationKey(VerifierProperties properties) {
        this.signer = loadOrMake(properties.attestationKeyFile());
    }

    public InMemorySigner signer() {
        return signer;
    }

    public P256PublicKey publicKey() {
        return signer.publicKey();
    }

    static InMemorySigner loadOrMake(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return InMemorySigner.ofPkcs8(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    file
                            + " is no attestation key: a P-256 key as PKCS #8 in DER is expected; restore it from a backup",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the attestation key " + file + " cannot be read or made", e);
        }
    }

    /** Complete or not there; when two processes start at once, both go on with the key that came first. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var part = Files.createTempFile(file.toAbsolutePath().getParent(), "attestation", ".part", ownerOnly(file));
        try {
            Files.write(part, InMemorySigner.generate(new SecureRandom()).pkcs8());
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException another) {
            return;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
