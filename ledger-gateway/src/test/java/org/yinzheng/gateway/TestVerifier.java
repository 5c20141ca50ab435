// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.bundle.CarriedView;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.credential.schema.FieldSchema;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.status.ClosedCredentials;
import org.yinzheng.credential.status.StatusBits;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.trust.TypeGrant;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verify.Asked;
import org.yinzheng.credential.verify.CredentialVerifier;
import org.yinzheng.credential.verify.SeenPresentations;
import org.yinzheng.gateway.onboarding.DemoTypes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A verifier in another place, with a bundle of what the registry of the tests' provinces says: the market agency, its real
 * key, the food licence's type. It judges in Java, and gives the same bundle to a browser.
 */
final class TestVerifier {
    private static final LedgerPosition START = new LedgerPosition(1, 0);
    private static final String LIST = "https://status.example/33MKT/1";
    private static final long CAPACITY = 1 << 16;

    private final SecureRandom random = new SecureRandom();
    private final InMemorySigner status = InMemorySigner.generate(random);
    private final InMemorySigner attestation = InMemorySigner.generate(random);
    private final SeenPresentations seen = new SeenPresentations();
    private final P256PublicKey issuing;

    TestVerifier(TestProvinces provinces) {
        var keys = provinces.as("zj-market-keeper").get("/api/v1/keys").body().path("items");
        issuing = keys.valueStream()
                .filter(key -> key.path("agency").asString().equals(TestProvinces.MARKET))
                .filter(key -> key.path("status").asString().equals("ACTIVE"))
                .map(key -> P256PublicKey.ofSpki(
                        Base64.getDecoder().decode(key.path("publicKey").asString())))
                .findFirst()
                .orElseThrow();
    }

    Verdict verify(String text) {
        long now = Instant.now().getEpochSecond();
        return CredentialVerifier.verify(
                text,
                CarriedView.of(bundle(now), now)
                        .context(
                                now,
                                Duration.ofHours(1),
                                "330000",
                                Optional.empty(),
                                Asked.nothing(seen.of("counter"))));
    }

    /** The signed bundle, hex. */
    String carried() {
        return HexFormat.of().formatHex(bundle(Instant.now().getEpochSecond()).sign(attestation));
    }

    /** The key that signed it, hex. */
    String attesting() {
        return HexFormat.of().formatHex(attestation.publicKey().spki());
    }

    private TrustBundle bundle(long now) {
        var grants = List.of(new TypeGrant(1, START, Optional.empty()));
        var issuer = new TrustedIssuer(
                "33MKT",
                TestProvinces.MARKET,
                new Bilingual("机构 33MKT（演示）", "Agency 33MKT (demo)"),
                "330000",
                grants,
                grants,
                false);
        var place = new StatusList.Place("33MKT", 1, LIST, (int) CAPACITY);
        var token = new StatusList(
                        LIST,
                        now - 60,
                        now + 3600,
                        Optional.empty(),
                        StatusBits.ofCapacity((int) CAPACITY),
                        Optional.of(ClosedCredentials.NONE))
                .sign(status);
        return new TrustBundle(
                now - 60,
                50,
                new TrustBundle.Registry(
                        now - 60,
                        List.of(issuer),
                        List.of(key(issuing, KeyUse.CREDENTIAL), key(status.publicKey(), KeyUse.STATUS)),
                        List.of(type())),
                List.of(new TrustBundle.CarriedList(place, token)),
                new TrustBundle.CarriedAgreements(now - 60, List.of()));
    }

    private static TrustBundle.IssuerKey key(P256PublicKey key, KeyUse use) {
        return new TrustBundle.IssuerKey(
                "33MKT", new TrustedKey(key, -9, use, START, 1_700_000_000, Optional.empty(), Set.of()));
    }

    private static TypeSchema type() {
        var type = JsonMapper.shared().readTree(DemoTypes.type("01-food-business-licence"));
        return new TypeSchema(
                type.path("number").asInt(),
                TypeSchema.Kind.LICENCE,
                type.path("code").asString(),
                words(type.path("labels")),
                type.path("fields").valueStream().map(TestVerifier::field).toList());
    }

    private static FieldSchema field(JsonNode field) {
        return new FieldSchema(
                field.path("key").asInt(),
                field.path("name").asString(),
                words(field.path("labels")),
                FieldFormat.valueOf(field.path("format").asString()),
                field.path("required").asBoolean(),
                field.path("maxLength").asInt());
    }

    private static Bilingual words(JsonNode labels) {
        return new Bilingual(labels.path("zh").asString(), labels.path("en").asString());
    }
}
