// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yinzheng.credential.bundle.CarriedView;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.credential.bundle.VerificationRecord;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.record.LedgerDigest;
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
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.Asked;
import org.yinzheng.credential.verify.CredentialVerifier;
import org.yinzheng.credential.verify.ReplayMemory;
import org.yinzheng.credential.verify.SeenPresentations;
import org.yinzheng.credential.verify.VerificationContext;
import org.yinzheng.credential.wallet.HolderKey;
import org.yinzheng.credential.wallet.WalletCredential;

/** A holder's key is made in the browser, the service issues for it, the browser shows, and both verify. */
@ExtendWith(WithModules.class)
class WalletInBrowserTest {
    private static final long NOW = 1_795_315_200L;
    private static final LedgerPosition START = new LedgerPosition(1, 0);
    private static final String AGENCY = "11330000002500009H";
    private static final String URI = "https://status.example/33MKT/32";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InMemorySigner ISSUER = InMemorySigner.generate(RANDOM);
    private static final InMemorySigner STATUS = InMemorySigner.generate(RANDOM);
    private static final InMemorySigner ATTESTATION = InMemorySigner.generate(RANDOM);

    private final ModulesInBrowser browser;

    WalletInBrowserTest(ModulesInBrowser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void start(ModulesInBrowser browser) {
        browser.run("window.holder = await (await import('/assets/credential/index.js')).newHolderKey();");
    }

    private String run(String script, Object... arguments) {
        return String.valueOf(browser.run(script, arguments));
    }

    @Test
    void the_private_key_cannot_be_exported() {
        assertThat(run("return crypto.subtle.exportKey('pkcs8', window.holder.privateKey)"
                        + ".then(() => 'exported', (refusal) => refusal.name);"))
                .isEqualTo("InvalidAccessError");
    }

    @Test
    void chosen_groups_are_shown_and_judged_alike_by_both() throws CborException {
        var text = show(issue(), "{ now: given[1], purpose: '办理开户' }");
        var verdict = CredentialVerifier.verify(text, context(new SeenPresentations().of("clerk")));
        assertThat(verdict.code()).as(verdict.checks().toString()).isEqualTo(VerdictCode.VALID);
        assertThat(verdict.assurance()).isEqualTo(Verdict.Assurance.HOLDER);
        assertThat(verdict.presented().orElseThrow().purpose()).contains("办理开户");
        assertThat(verdict.document().orElseThrow().fields())
                .extracting(ShownDocument.Field::name)
                .containsExactly("name", "address");
        assertThat(judgedInBrowser(text)).isEqualTo("VALID HOLDER 办理开户 name,address");
    }

    @Test
    void a_presentation_for_one_clerk_is_a_replay_for_the_next() throws CborException {
        var text = show(issue(), "{ now: given[1] }");
        var memory = new SeenPresentations();
        assertThat(CredentialVerifier.verify(text, context(memory.of("clerk"))).code())
                .isEqualTo(VerdictCode.VALID);
        assertThat(CredentialVerifier.verify(text, context(memory.of("clerk"))).code())
                .isEqualTo(VerdictCode.VALID);
        assertThat(CredentialVerifier.verify(text, context(memory.of("another")))
                        .code())
                .isEqualTo(VerdictCode.PRESENTATION_REPLAYED);
    }

    @Test
    void another_key_of_the_browser_cannot_show_it() throws CborException {
        assertThat(run(
                        "const wallet = await import('/assets/credential/index.js');"
                                + " const thief = await wallet.newHolderKey();"
                                + " return wallet.show(wallet.openWallet(wallet.ofHex(given[0])), [-1], { now: 1 }, thief)"
                                + ".then(() => 'shown', (refusal) => refusal.message);",
                        HexFormat.of().formatHex(issue().bytes())))
                .isEqualTo("only the holder's key shows a credential");
    }

    @Test
    void a_verification_record_of_the_service_is_read_in_the_browser() throws CborException {
        var text = show(issue(), "{ now: given[1] }");
        var verdict = CredentialVerifier.verify(text, context(new SeenPresentations().of("clerk")));
        var digest = LedgerDigest.ofHex(verdict.document().orElseThrow().digest());
        var record = VerificationRecord.of(verdict, NOW, Optional.of(digest), "330000", Optional.of("school"));
        assertThat(run(
                        "const { readVerificationRecord, ofHex } = await import('/assets/credential/index.js');"
                                + " const record = await readVerificationRecord(ofHex(given[0]), [ofHex(given[1])]);"
                                + " return [record.verdict, record.digest, record.matter, record.checks.length].join(' ');",
                        HexFormat.of().formatHex(record.sign(ATTESTATION)),
                        spki(ATTESTATION)))
                .isEqualTo("VALID " + digest.hex() + " school 17");
    }

    private String show(WalletCredential credential, String binding) {
        return run(
                "const wallet = await import('/assets/credential/index.js');"
                        + " const shown = await wallet.show(wallet.openWallet(wallet.ofHex(given[0])), [-2], " + binding
                        + ", window.holder); return shown.text;",
                HexFormat.of().formatHex(credential.bytes()),
                NOW);
    }

    private String judgedInBrowser(String text) {
        return run("""
                const credential = await import('/assets/credential/index.js');
                const [text, bundle, key, now] = given;
                const opened = await credential.openBundle(credential.ofHex(bundle), [credential.ofHex(key)], now);
                const verdict = await credential.verify(text, credential.offlineContext(opened, {
                  now, here: '330000', limitSeconds: 3600,
                  asked: { seen: new credential.SeenPresentations().of('clerk') },
                }));
                return [verdict.code, verdict.assurance, verdict.presented.purpose,
                  verdict.document.fields.map((field) => field.name)].join(' ');
                """, text, HexFormat.of().formatHex(bundle().sign(ATTESTATION)), spki(ATTESTATION), NOW);
    }

    private WalletCredential issue() throws CborException {
        var cose = run("const wallet = await import('/assets/credential/index.js');"
                + " return wallet.hex(await wallet.holderCoseKey(window.holder));");
        HolderKey holder = HolderKey.read(CborReader.read(HexFormat.of().parseHex(cose)));
        SortedMap<Integer, SortedMap<Integer, FieldValue>> groups = new TreeMap<>();
        groups.put(-1, new TreeMap<>(Map.of(4, FieldValue.text("甄示例"))));
        groups.put(-2, new TreeMap<>(Map.of(5, FieldValue.text("杭州市虚构路 1 号"))));
        var claims = PrintClaims.licence(
                "33MKT",
                32,
                NOW - 3600,
                CredentialId.random(RANDOM),
                Optional.of(LocalDate.of(2031, 10, 31)),
                7,
                Map.of(1, FieldValue.text("虚构茶叶有限公司")));
        return WalletCredential.issue(claims, groups, 4, holder, ISSUER, RANDOM);
    }

    private static VerificationContext context(ReplayMemory seen) {
        return CarriedView.of(bundle(), NOW)
                .context(NOW, Duration.ofHours(1), "330000", Optional.empty(), Asked.nothing(seen));
    }

    private static TrustBundle bundle() {
        var grants = List.of(new TypeGrant(32, START, Optional.empty()));
        var issuer = new TrustedIssuer(
                "33MKT", AGENCY, new Bilingual("虚构市场监管局", "Fictional office"), "330000", grants, grants, false);
        var place = new StatusList.Place("33MKT", 32, URI, 1024);
        var token = new StatusList(
                        URI,
                        NOW - 60,
                        NOW + 3600,
                        Optional.empty(),
                        StatusBits.ofCapacity(1024),
                        Optional.of(ClosedCredentials.NONE))
                .sign(STATUS);
        return new TrustBundle(
                NOW - 60,
                50,
                new TrustBundle.Registry(
                        NOW - 60,
                        List.of(issuer),
                        List.of(key(ISSUER, KeyUse.CREDENTIAL), key(STATUS, KeyUse.STATUS)),
                        List.of(type())),
                List.of(new TrustBundle.CarriedList(place, token)),
                new TrustBundle.CarriedAgreements(NOW - 60, List.of()));
    }

    private static TrustBundle.IssuerKey key(InMemorySigner signer, KeyUse use) {
        return new TrustBundle.IssuerKey(
                "33MKT",
                new TrustedKey(signer.publicKey(), -9, use, START, NOW - 1_000_000, Optional.empty(), Set.of()));
    }

    private static TypeSchema type() {
        return new TypeSchema(
                32,
                TypeSchema.Kind.LICENCE,
                "11100000000013338W032",
                new Bilingual("食品经营许可证", "Food business licence"),
                List.of(field(1, "name"), field(4, "representative"), field(5, "address")));
    }

    private static FieldSchema field(int key, String name) {
        return new FieldSchema(key, name, new Bilingual(name, name), FieldFormat.TEXT, false, 64);
    }

    private static String spki(InMemorySigner signer) {
        return HexFormat.of().formatHex(signer.publicKey().spki());
    }
}
