// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.hyperledger.fabric.client.identity.Identities;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a client's certificate, its key and the attributes in its extension 1.2.3.4.5.6.7.8.1 (Fabric CA's JSON). */
final class ClientCertificate {
    private static final String ATTRIBUTES = "1.2.3.4.5.6.7.8.1";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ClientCertificate() {}

    static LedgerIdentity load(String name, String mspId, Path certificateFile, Path keyFile) {
        try (var certificateReader = Files.newBufferedReader(certificateFile);
                var keyReader = Files.newBufferedReader(keyFile)) {
            return identity(
                    name,
                    mspId,
                    Identities.readX509Certificate(certificateReader),
                    Identities.readPrivateKey(keyReader));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the identity of " + mspId + "/" + name, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the identity of " + mspId + "/" + name + " does not parse", e);
        }
    }

    static LedgerIdentity identity(String name, String mspId, X509Certificate certificate, PrivateKey key)
            throws CertificateException {
        var attributes = attributes(certificate);
        return new LedgerIdentity(
                name,
                mspId,
                attributes.getOrDefault("yz.agency", ""),
                commonName(certificate),
                roles(attributes.getOrDefault("yz.role", "")),
                certificate,
                key);
    }

    private static String commonName(X509Certificate certificate) throws CertificateException {
        var subject = new JcaX509CertificateHolder(certificate).getSubject();
        var names = subject.getRDNs(BCStyle.CN);
        return names.length == 0
                ? ""
                : IETFUtils.valueToString(names[0].getFirst().getValue());
    }

    private static Set<Role> roles(String words) {
        return Arrays.stream(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Role::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> attributes(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(ATTRIBUTES);
        if (extension == null) {
            return Map.of();
        }
        JsonNode attributes = MAPPER.readTree(
                        ASN1OctetString.getInstance(extension).getOctets())
                .path("attrs");
        return attributes.properties().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().asString()));
    }
}
