// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.attestation;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.verifier.VerifierProperties;

/** {@code GET /api/v1/attestation}: by which key this verifier signs, and how old a part of its bundle may be. */
@RestController
final class AttestationController {

    private final AttestationKey key;
    private final VerifierProperties properties;

    AttestationController(AttestationKey key, VerifierProperties properties) {
        this.key = key;
        this.properties = properties;
    }

    /** {@code offlineLimitSeconds}: how old each part of a bundle may be for a green verdict. */
    record Attestation(List<Key> keys, long offlineLimitSeconds) {}

    /** A public key: its identifier, hexadecimal, and its SubjectPublicKeyInfo in base64. */
    record Key(String kid, byte[] spki) {}

    @GetMapping("/api/v1/attestation")
    Attestation attestation() {
        var shown = key.publicKey();
        return new Attestation(
                List.of(new Key(shown.keyId().hex(), shown.spki())),
                properties.offlineLimit().toSeconds());
    }
}
