// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import static org.yinzheng.conformance.receipt.ReceiptNetwork.ANHUI;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.COMMON_NAMESPACE;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.JIANGXI;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.JIANGXI_NAMESPACE;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.NATIONAL;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.NATIONAL_NAMESPACE;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.ZHEJIANG;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.ZHEJIANG_NAMESPACE;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.registry.AdmitRequest;
import org.yinzheng.chaincode.registry.AdoptTypeRequest;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.registry.BindNamespaceRequest;
import org.yinzheng.chaincode.registry.ConfirmKeyRequest;
import org.yinzheng.chaincode.registry.FoundRequest;
import org.yinzheng.chaincode.registry.KeyRules;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.PublishTypeRequest;
import org.yinzheng.chaincode.registry.RegisterAgencyRequest;
import org.yinzheng.chaincode.registry.RegisterKeyRequest;
import org.yinzheng.chaincode.registry.RegisterRegionRequest;

/** Founds the channel: namespaces, regions, agencies, a kind of licence and one of receipt. Once for each engine. */
final class ReceiptFounding {
    /** A licence type, not about a person. */
    public static final int LICENCE_TYPE = 11;
    /** A kind of receipt. */
    public static final int RECEIPT_KIND = 21;

    public static final String LICENCE_CODE = "11100000000013338W032";
    private static final String RECEIPT_CODE = "11100000000013338W034";

    private final Session session;

    public ReceiptFounding(Session session) {
        this.session = session;
    }

    /** A fresh request id. */
    public static String id() {
        return UUID.randomUUID().toString();
    }

    /** Does it all. */
    public void run() {
        common("Found", new FoundRequest(id(), "100000", labels("National"), NATIONAL_NAMESPACE));
        bind("national", "100000", NATIONAL, "10NAT", Role.NATIONAL, Role.REGISTRAR);
        region("zj-registrar", "330000", ZHEJIANG, "33REG");
        region("jx-registrar", "360000", JIANGXI, "36REG");
        region("ah-registrar", "340000", ANHUI, "34REG");
        agencies();
        type(LICENCE_TYPE, LicenceType.Kind.LICENCE, LICENCE_CODE);
        type(RECEIPT_KIND, LicenceType.Kind.RECEIPT, RECEIPT_CODE);
    }

    /** Registers and confirms a fresh issuing key of the agency of these officers; its kid. */
    public String key(String keeper, String approver, String owner, String namespace) {
        byte[] publicKey = publicKey();
        String kid = KeyRules.kid(publicKey);
        String base64 = Base64.getEncoder().encodeToString(publicKey);
        regional(
                keeper,
                owner,
                namespace,
                "RegisterKey",
                new RegisterKeyRequest(id(), kid, KeyUse.CREDENTIAL, KeyRules.P256, base64, List.of(), null));
        regional(approver, owner, namespace, "ConfirmKey", new ConfirmKeyRequest(id(), kid));
        return kid;
    }

    private void region(String registrar, String region, String mspId, String iss) {
        common(
                "RegisterRegion",
                new RegisterRegionRequest(id(), region, mspId, "yz-" + region, labels(region), null, null));
        bind(registrar, region, mspId, iss, Role.REGISTRAR);
    }

    private void bind(String registrar, String region, String mspId, String iss, Role... roles) {
        regional(
                registrar,
                mspId,
                "yz-" + region,
                "BindNamespace",
                new BindNamespaceRequest(
                        id(), region, COMMON_NAMESPACE, entry(agencyOf(registrar), iss, List.of(), roles)));
    }

    private void agencies() {
        List<Integer> licences = List.of(LICENCE_TYPE);
        List<Integer> receipts = List.of(RECEIPT_KIND);
        agency("national", NATIONAL, NATIONAL_NAMESPACE, "national-supervisor", "10FIN", List.of(), Role.SUPERVISOR);
        zhejiang("zj-market-clerk", "33MKT", licences, Role.CLERK, Role.APPROVER, Role.KEEPER);
        zhejiang("zj-finance", "33FIN", List.of(), Role.FINANCE, Role.SUPERVISOR);
        zhejiang("zj-hospital-clerk", "33HOS", receipts, Role.CLERK, Role.APPROVER, Role.KEEPER);
        zhejiang("zj-clinic-clerk", "33CLI", receipts, Role.CLERK, Role.APPROVER, Role.KEEPER);
        zhejiang("zj-insurer", "33INS", List.of(), Role.CLAIMANT);
        jiangxi("jx-market-clerk", "36MKT", licences, Role.CLERK, Role.APPROVER, Role.KEEPER);
        jiangxi("jx-insurer", "36INS", List.of(), Role.CLAIMANT);
        admit("zj-market-clerk", "330000");
        admit("zj-hospital-clerk", "330000");
        admit("jx-market-clerk", "360000");
    }

    private void zhejiang(String client, String iss, List<Integer> types, Role... roles) {
        agency("zj-registrar", ZHEJIANG, ZHEJIANG_NAMESPACE, client, iss, types, roles);
    }

    private void jiangxi(String client, String iss, List<Integer> types, Role... roles) {
        agency("jx-registrar", JIANGXI, JIANGXI_NAMESPACE, client, iss, types, roles);
    }

    private void agency(
            String registrar,
            String owner,
            String namespace,
            String client,
            String iss,
            List<Integer> types,
            Role... roles) {
        regional(
                registrar,
                owner,
                namespace,
                "RegisterAgency",
                new RegisterAgencyRequest(id(), entry(agencyOf(client), iss, types, roles)));
    }

    private void admit(String client, String region) {
        regional(
                "national",
                NATIONAL,
                NATIONAL_NAMESPACE,
                "Admit",
                new AdmitRequest(id(), agencyOf(client), region, 0, List.of(LICENCE_TYPE, RECEIPT_KIND), 8));
    }

    private void type(int number, LicenceType.Kind kind, String code) {
        common("PublishType", new PublishTypeRequest(id(), description(number, kind, code)));
        regional("zj-registrar", ZHEJIANG, ZHEJIANG_NAMESPACE, "AdoptType", new AdoptTypeRequest(id(), number, 1));
        regional("jx-registrar", JIANGXI, JIANGXI_NAMESPACE, "AdoptType", new AdoptTypeRequest(id(), number, 1));
    }

    private static LicenceType description(int number, LicenceType.Kind kind, String code) {
        return new LicenceType(
                number,
                1,
                kind,
                code,
                labels("type " + number),
                null,
                List.of("001"),
                false,
                2,
                List.of(new LicenceType.Field(
                        0, "name", labels("name"), LicenceType.Format.TEXT, true, 100, true, null)),
                List.of(),
                0,
                Map.of(),
                kind == LicenceType.Kind.LICENCE
                        ? new LicenceType.StatusList("https://status.example/{iss}/{vct}", 100_000)
                        : null,
                Map.of());
    }

    private void common(String function, Object request) {
        session.call("national", COMMON_NAMESPACE, "registry:" + function, request)
                .endorsers(NATIONAL, ZHEJIANG, JIANGXI)
                .submit()
                .requireValid();
    }

    private void regional(String client, String owner, String namespace, String function, Object request) {
        session.call(client, namespace, "registry:" + function, request)
                .endorsers(owner, owner.equals(NATIONAL) ? ZHEJIANG : NATIONAL)
                .submit()
                .requireValid();
    }

    /** The agency of a client's certificate. */
    public String agencyOf(String client) {
        return session.description().organisations().stream()
                .flatMap(organisation -> organisation.clients().stream())
                .filter(each -> each.name().equals(client))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no client " + client))
                .agency();
    }

    private static AgencyEntry entry(String agency, String iss, List<Integer> types, Role... roles) {
        return new AgencyEntry(agency, iss, labels(iss), List.of(roles), types, 0);
    }

    private static Labels labels(String name) {
        return new Labels(name, name);
    }

    private static byte[] publicKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair().getPublic().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
