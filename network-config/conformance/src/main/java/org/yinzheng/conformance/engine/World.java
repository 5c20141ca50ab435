// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.CredentialEntry;
import org.yinzheng.chaincode.licence.IssueAnswer;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.LicenceQuery;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.licence.OperateRequest;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.OperationAnswer;
import org.yinzheng.chaincode.licence.Profile;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.ReadRequest;
import org.yinzheng.chaincode.registry.RegisterKeyRequest;
import org.yinzheng.chaincode.registry.RegistryAnswer;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.network.SigningIdentity;

/**
 * A founded registry: the national platform, Zhejiang and Jiangxi with their namespaces; in each province a market
 * office that issues type {@link #BUSINESS} and a police office that issues type {@link #PERSONAL}, with keys. All
 * fictional; written through Fabric's own client, as any member's program could.
 */
public final class World implements AutoCloseable {
    public static final String COMMON = "yz-common";
    public static final String NATIONAL_NAMESPACE = "yz-100000";
    public static final String ZJ = "yz-330000";
    public static final String JX = "yz-360000";
    public static final String HN = "yz-430000";
    public static final String NATIONAL_MSP = "NationalMSP";
    public static final String ZJ_MSP = "ZhejiangMSP";
    public static final String JX_MSP = "JiangxiMSP";
    public static final String HN_MSP = "HunanMSP";
    public static final String NATIONAL_AGENCY = "11100000MB010001X5";
    public static final String ZJ_PLATFORM = "11330000MB0330018A";
    public static final String ZJ_MARKET = "11330000MB03300858";
    public static final String ZJ_POLICE = "11330000MB03301571";
    public static final String JX_PLATFORM = "11360000MB0360014H";
    public static final String JX_MARKET = "11360000MB0360081F";
    public static final String JX_POLICE = "11360000MB03601538";
    public static final String HN_PLATFORM = "11430000MB0430019N";
    public static final String HN_MARKET = "11430000MB0430086L";
    public static final int BUSINESS = 11;
    public static final int PERSONAL = 12;
    public static final String BUSINESS_CODE = "11100000000013338W032";
    public static final String PERSONAL_CODE = "11100000000013338W033";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Engine engine;
    private final Map<String, LedgerClient> clients = new ConcurrentHashMap<>();
    private final Map<String, String> kids = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    private World(Engine engine) {
        this.engine = engine;
    }

    /** Founds everything on an empty ledger. */
    public static World found(Engine engine) {
        World world = new World(engine);
        new Founding(world).run();
        return world;
    }

    /** Enters Hunan, which has just joined the network, with its market office, as the other two provinces were. */
    public void enterHunan() {
        new Founding(this).enterHunan();
    }

    public static String id() {
        return UUID.randomUUID().toString();
    }

    public static Labels labels(String name) {
        return new Labels("虚构" + name, "Fictional " + name);
    }

    public Engine engine() {
        return engine;
    }

    /** The client certificate with this name in {@code network.yaml}. */
    public LedgerClient client(String name) {
        return clients.computeIfAbsent(name, this::connect);
    }

    /** A client with any certificate, closed with this world. */
    public LedgerClient client(SigningIdentity identity) {
        LedgerClient client = LedgerClient.connect(identity, engine);
        clients.put("certificate " + count.incrementAndGet(), client);
        return client;
    }

    private LedgerClient connect(String name) {
        String mspId =
                switch (name.substring(0, name.indexOf('-'))) {
                    case "zj" -> ZJ_MSP;
                    case "jx" -> JX_MSP;
                    case "hn" -> HN_MSP;
                    case "audit" -> "AuditMSP";
                    default -> NATIONAL_MSP;
                };
        try {
            return LedgerClient.connect(engine.material().client(mspId, name), engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key identifier of an agency's credential key, by the begin of its clients' names: {@code zj-market}. */
    public String kid(String agency) {
        String kid = kids.get(agency);
        if (kid == null) {
            throw new IllegalArgumentException("no key of " + agency);
        }
        return kid;
    }

    /** The description of a type with one field. */
    public static LicenceType type(int number, String code, boolean personal) {
        LicenceType.Field name =
                new LicenceType.Field(0, "name", labels("name"), LicenceType.Format.TEXT, true, 100, true, null);
        return new LicenceType(
                number,
                1,
                LicenceType.Kind.LICENCE,
                code,
                labels("type " + number),
                5,
                List.of("001", "111"),
                personal,
                personal ? 3 : 2,
                List.of(name),
                List.of(),
                0,
                Map.of(),
                new LicenceType.StatusList("https://status.example/{iss}/{vct}", 100_000),
                null);
    }

    void keepKey(String agency, String kid) {
        kids.put(agency, kid);
    }

    /** Registers a further credential key that no second officer has confirmed. */
    public String proposeKey(String agency) {
        RegisterKeyRequest request = keyRequest();
        client(agency + "-keeper").submit(namespace(agency), "registry:RegisterKey", request, RegistryAnswer.class);
        return request.kid();
    }

    /** A request to register a new key. */
    public static RegisterKeyRequest keyRequest() {
        InMemorySigner signer = InMemorySigner.generate(new SecureRandom());
        String spki = Base64.getEncoder().encodeToString(signer.publicKey().spki());
        String kid = signer.publicKey().keyId().hex();
        return new RegisterKeyRequest(id(), kid, KeyUse.CREDENTIAL, -9, spki, List.of(), null);
    }

    /** The namespace of an agency, by the begin of its clients' names. */
    public static String namespace(String agency) {
        return switch (agency.substring(0, agency.indexOf('-'))) {
            case "zj" -> ZJ;
            case "hn" -> HN;
            default -> JX;
        };
    }

    /** A licence never used before, of an agency. */
    public LicenceEntry entry(String agency) {
        boolean market = agency.endsWith("-market");
        String issuer =
                switch (agency) {
                    case "zj-market" -> ZJ_MARKET;
                    case "zj-police" -> ZJ_POLICE;
                    case "jx-market" -> JX_MARKET;
                    case "hn-market" -> HN_MARKET;
                    default -> JX_POLICE;
                };
        int number = count.incrementAndGet();
        String serial = "K" + Integer.toString(number, 36).toUpperCase(Locale.ROOT) + "X";
        String today = LocalDate.now(ZONE).toString();
        return new LicenceEntry(
                LicenceId.of(market ? BUSINESS_CODE : PERSONAL_CODE, issuer, serial, 1)
                        .toString(),
                number,
                today,
                today,
                LocalDate.now(ZONE).plusYears(5).toString(),
                digest("holder " + number),
                digest("file " + number),
                market ? 2 : 3,
                List.of(credential()));
    }

    /** A credential's entry with a digest never used before. */
    public CredentialEntry credential() {
        String digest = digest("credential " + count.incrementAndGet());
        return new CredentialEntry(Profile.PRINT, digest, System.currentTimeMillis() / 1000);
    }

    public static String digest(String text) {
        return new LedgerDigest(Sha256.of(text.getBytes(StandardCharsets.UTF_8))).hex();
    }

    /** A request to issue, as the agency itself would make it. */
    public IssueRequest issueRequest(String agency, LicenceEntry... entries) {
        int type = agency.endsWith("-market") ? BUSINESS : PERSONAL;
        return new IssueRequest(id(), type, 1, kid(agency), List.of(entries));
    }

    /** A licence of an agency on the ledger. */
    public LicenceEntry issued(String agency) {
        return issued(agency, 1).get(0);
    }

    /** Several licences of an agency, in one transaction. */
    public List<LicenceEntry> issued(String agency, int number) {
        List<LicenceEntry> entries = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            entries.add(entry(agency));
        }
        IssueRequest request = issueRequest(agency, entries.toArray(LicenceEntry[]::new));
        client(agency + "-clerk").submit(namespace(agency), "licence:Issue", request, IssueAnswer.class);
        return entries;
    }

    /** A request for an operation on a licence as it stands now. */
    public OperateRequest operation(
            String namespace,
            Operation operation,
            String licenceId,
            @Nullable LicenceStatus outcome,
            @Nullable String toRegion) {
        long seq = state(namespace, licenceId).seq();
        return new OperateRequest(id(), operation, licenceId, seq, "TEST", null, outcome, toRegion);
    }

    /** Carries out an operation. */
    public OperationAnswer operated(String client, String namespace, OperateRequest request) {
        return client(client).submit(namespace, "licence:Operate", request, OperationAnswer.class);
    }

    public LicenceState state(String namespace, String licenceId) {
        return client("zj-market-clerk")
                .evaluate(namespace, "licence:Read", new LicenceQuery(licenceId), LicenceView.class)
                .state();
    }

    public AgencyState agency(String namespace, String agency) {
        ReadRequest request = new ReadRequest(LedgerKeys.Kind.AGY, List.of(agency));
        return client("zj-market-clerk").evaluate(namespace, "registry:Read", request, AgencyState.class);
    }

    @Override
    public void close() {
        clients.values().forEach(LedgerClient::close);
    }
}
