// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.gateway.storage.DataFolder;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.SealBroken;

/**
 * The agencies' private keys: one file for each key, sealed under the storage key, readable by its owner alone. Which of
 * them may sign is the ledger's business.
 */
@Component
public final class IssuingKeys {
    private static final String SUFFIX = ".key";

    private final DataFolder folder;
    private final Seal seal;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, CredentialSigner> loaded = new ConcurrentHashMap<>();

    IssuingKeys(DataFolder folder, Seal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /** A new key, not kept yet. */
    public InMemorySigner generate() {
        return InMemorySigner.generate(random);
    }

    /** Keeps a key; durable when this returns. */
    public void keep(String mspId, String agency, InMemorySigner key) {
        var kid = key.publicKey().keyId().hex();
        var file = file(mspId, agency, kid);
        try {
            DataFolder.writePrivate(file, seal.close(place(mspId, agency, kid), key.pkcs8()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the key " + kid, e);
        }
    }

    /** The key with this identifier, if this gateway holds it. */
    public Optional<CredentialSigner> find(String mspId, String agency, String kid) {
        var place = place(mspId, agency, kid);
        var known = loaded.get(place);
        if (known != null) {
            return Optional.of(known);
        }
        var file = file(mspId, agency, kid);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(loaded.computeIfAbsent(place, one -> read(file, one)));
    }

    private CredentialSigner read(Path file, String place) {
        try {
            return InMemorySigner.ofPkcs8(seal.open(place, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Identifiers of the keys that this gateway holds for an agency. */
    public List<String> held(String mspId, String agency) {
        try (var files = Files.list(folder.folder("keys/issuing/" + mspId + "/" + agency))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the keys of " + agency, e);
        }
    }

    /** How many keys this gateway holds, for its health. */
    public int count() {
        return all().size();
    }

    /** Identifiers of kept keys that do not open with this storage key. */
    public List<String> unreadable() {
        return all().stream().filter(key -> !opens(key)).map(Held::kid).toList();
    }

    private boolean opens(Held key) {
        try {
            return find(key.mspId(), key.agency(), key.kid()).isPresent();
        } catch (SealBroken | IllegalArgumentException e) {
            return false;
        }
    }

    private List<Held> all() {
        var root = folder.folder("keys/issuing");
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(root::relativize)
                    .map(file -> new Held(
                            file.getName(0).toString(),
                            file.getName(1).toString(),
                            file.getName(2).toString().replace(SUFFIX, "")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the issuing keys", e);
        }
    }

    /** Identifiers of the keys that this gateway holds for an organisation's agencies. */
    public List<String> heldBy(String mspId) {
        return all().stream()
                .filter(key -> key.mspId().equals(mspId))
                .map(Held::kid)
                .toList();
    }

    private record Held(String mspId, String agency, String kid) {}

    private Path file(String mspId, String agency, String kid) {
        return folder.resolve("keys/issuing/" + mspId + "/" + agency + "/" + kid + SUFFIX);
    }

    private static String place(String mspId, String agency, String kid) {
        return "issuing-key/" + mspId + "/" + agency + "/" + kid;
    }
}
