// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hyperledger.fabric.contract.ContractInterface;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.codes.SocialCreditCode;
import org.yinzheng.chaincode.licence.LicenceContract;
import org.yinzheng.chaincode.recognition.RecognitionContract;
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
import org.yinzheng.chaincode.registry.RegistryContract;

/**
 * The world of most tests: the national platform, Zhejiang and Jiangxi with their own namespaces, an authority of each with
 * a clerk and an approver, a key each, and two types (one about persons). All of it is fictional.
 */
public final class TestNetwork {
    public static final String COMMON = "yz-common";
    public static final String NATIONAL_NS = "yz-100000";
    public static final String ZJ_NS = "yz-330000";
    public static final String JX_NS = "yz-360000";
    public static final String NATIONAL_MSP = "NationalMSP";
    public static final String ZJ_MSP = "ZhejiangMSP";
    public static final String JX_MSP = "JiangxiMSP";

    public static final String NATIONAL_AGENCY = agencyCode("11100000", "00000001");
    public static final String ZJ_REGISTRY = agencyCode("11330000", "00000001");
    public static final String ZJ_MARKET = agencyCode("11330000", "00000002");
    public static final String ZJ_OTHER = agencyCode("11330000", "00000003");
    public static final String JX_REGISTRY = agencyCode("11360000", "00000001");
    public static final String JX_MARKET = agencyCode("11360000", "00000002");

    public static final TestOfficer NATIONAL =
            TestOfficer.of(NATIONAL_MSP, NATIONAL_AGENCY, "national,registrar", "o-000001");
    public static final TestOfficer ZJ_REGISTRAR = TestOfficer.of(ZJ_MSP, ZJ_REGISTRY, "registrar", "o-330001");
    public static final TestOfficer JX_REGISTRAR = TestOfficer.of(JX_MSP, JX_REGISTRY, "registrar", "o-360001");
    public static final TestOfficer ZJ_CLERK = TestOfficer.of(ZJ_MSP, ZJ_MARKET, "clerk,keeper", "o-330002");
    public static final TestOfficer ZJ_APPROVER = TestOfficer.of(ZJ_MSP, ZJ_MARKET, "approver", "o-330003");
    public static final TestOfficer ZJ_OTHER_CLERK = TestOfficer.of(ZJ_MSP, ZJ_OTHER, "clerk", "o-330004");
    public static final TestOfficer ZJ_OTHER_APPROVER = TestOfficer.of(ZJ_MSP, ZJ_OTHER, "approver", "o-330005");
    public static final TestOfficer JX_CLERK = TestOfficer.of(JX_MSP, JX_MARKET, "clerk,keeper", "o-360002");
    public static final TestOfficer JX_APPROVER = TestOfficer.of(JX_MSP, JX_MARKET, "approver", "o-360003");

    /** Business licences, not about a person. */
    public static final int BUSINESS = 11;

    /** Driving licences, about a person: serials are random. */
    public static final int PERSONAL = 12;

    public static final String BUSINESS_CODE = "11100000000013338W032";
    public static final String PERSONAL_CODE = "11100000000013338W033";
    public static final byte[] ZJ_KEY = publicKey(1);
    public static final byte[] JX_KEY = publicKey(2);
    public static final String ZJ_KID = KeyRules.kid(ZJ_KEY);
    public static final String JX_KID = KeyRules.kid(JX_KEY);

    private static final List<Role> OFFICE =
            List.of(Role.CLERK, Role.APPROVER, Role.KEEPER, Role.FINANCE, Role.CLAIMANT, Role.SUPERVISOR, Role.AUDITOR);

    public final TestChannel channel;

    /** The world, with further contracts beside registry, licence and recognition. */
    public TestNetwork(ContractInterface... more) {
        List<ContractInterface> contracts =
                new ArrayList<>(List.of(new RegistryContract(), new LicenceContract(), new RecognitionContract()));
        contracts.addAll(List.of(more));
        channel = new TestChannel(contracts, COMMON, NATIONAL_NS, ZJ_NS, JX_NS);
        foundRegions();
        bindRegions();
        enterAgencies();
        publishTypes();
        enterKeys();
    }

    /** A channel with regions registered whose namespaces are not bound yet. */
    public static TestChannel unbound() {
        var network =
                new TestNetwork(new TestChannel(List.of(new RegistryContract()), COMMON, NATIONAL_NS, ZJ_NS, JX_NS));
        network.foundRegions();
        return network.channel;
    }

    private TestNetwork(TestChannel channel) {
        this.channel = channel;
    }

    public static String id() {
        return UUID.randomUUID().toString();
    }

    /** A social credit code with the right check characters, from its first 8 and the next 8 characters. */
    public static String agencyCode(String head, String organisation) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(organisation.charAt(i), 36) * weights[i];
        }
        var first17 = head + organisation + "0X987654321".charAt(sum % 11);
        return first17 + SocialCreditCode.checkCharacter(first17);
    }

    /** A P-256 SubjectPublicKeyInfo: the first point whose x is not below a number. Nobody knows its private key. */
    public static byte[] publicKey(int number) {
        var p = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        var b = new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
        for (var x = BigInteger.valueOf(number + 1L).shiftLeft(16); ; x = x.add(BigInteger.ONE)) {
            var square =
                    x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(b).mod(p);
            var y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
            if (y.multiply(y).mod(p).equals(square)) {
                return HexFormat.of()
                        .parseHex(String.format(
                                "3059301306072a8648ce3d020106082a8648ce3d03010703420004%064x%064x", x, y));
            }
        }
    }

    public static Labels labels(String name) {
        return new Labels(name, name);
    }

    /** The description of a type as a file would hold it. */
    public static LicenceType type(int number, int version, LicenceType.Kind kind, String code, boolean personal) {
        return new LicenceType(
                number,
                version,
                kind,
                code,
                labels("type " + number),
                3,
                List.of("001", "111"),
                personal,
                personal ? 3 : 2,
                List.of(
                        new LicenceType.Field(
                                0, "name", labels("name"), LicenceType.Format.TEXT, true, 100, true, null),
                        new LicenceType.Field(
                                1, "scope", labels("scope"), LicenceType.Format.TEXT, false, 500, false, -1)),
                List.of(new LicenceType.Group(-1, "scope", labels("scope"))),
                4,
                Map.of("REVOKED", "02", "CANCELLED", "03"),
                kind == LicenceType.Kind.RECEIPT
                        ? null
                        : new LicenceType.StatusList("https://status.example/{iss}/{vct}", 100_000),
                Map.of("page", "A4", "boxes", List.of(Map.of("x", 10, "y", 20))));
    }

    public void register(TestOfficer registrar, String namespace, AgencyEntry agency) {
        channel.submit(registrar, namespace, "registry:RegisterAgency", new RegisterAgencyRequest(id(), agency));
    }

    public void publish(LicenceType type) {
        channel.submit(NATIONAL, COMMON, "registry:PublishType", new PublishTypeRequest(id(), type));
    }

    public void adopt(int type, int version) {
        channel.submit(ZJ_REGISTRAR, ZJ_NS, "registry:AdoptType", new AdoptTypeRequest(id(), type, version));
        channel.submit(JX_REGISTRAR, JX_NS, "registry:AdoptType", new AdoptTypeRequest(id(), type, version));
    }

    public void admit(String agency, String region, long seq, List<Integer> types) {
        channel.submit(NATIONAL, NATIONAL_NS, "registry:Admit", new AdmitRequest(id(), agency, region, seq, types, 4));
    }

    private void foundRegions() {
        channel.submit(
                NATIONAL,
                COMMON,
                "registry:Found",
                new FoundRequest(id(), "100000", labels("National platform"), NATIONAL_NS));
        bind(NATIONAL, NATIONAL_NS, "100000", entry(NATIONAL_AGENCY, "10NAT", Role.NATIONAL, Role.REGISTRAR));
        region("330000", ZJ_MSP, ZJ_NS);
        region("360000", JX_MSP, JX_NS);
    }

    private void bindRegions() {
        bind(ZJ_REGISTRAR, ZJ_NS, "330000", entry(ZJ_REGISTRY, "33REG", Role.REGISTRAR));
        bind(JX_REGISTRAR, JX_NS, "360000", entry(JX_REGISTRY, "36REG", Role.REGISTRAR));
    }

    private void region(String region, String mspId, String namespace) {
        channel.submit(
                NATIONAL,
                COMMON,
                "registry:RegisterRegion",
                new RegisterRegionRequest(id(), region, mspId, namespace, labels(region), null, null));
    }

    private void bind(TestOfficer officer, String namespace, String region, AgencyEntry agency) {
        channel.submit(
                officer, namespace, "registry:BindNamespace", new BindNamespaceRequest(id(), region, COMMON, agency));
    }

    private static AgencyEntry entry(String agency, String iss, Role... roles) {
        return new AgencyEntry(agency, iss, labels(iss), List.of(roles), List.of(), 0);
    }

    private void enterAgencies() {
        var types = List.of(BUSINESS, PERSONAL);
        register(ZJ_REGISTRAR, ZJ_NS, new AgencyEntry(ZJ_MARKET, "33MKT", labels("Market"), OFFICE, types, 0));
        register(ZJ_REGISTRAR, ZJ_NS, new AgencyEntry(ZJ_OTHER, "33OTH", labels("Other"), OFFICE, types, 0));
        register(JX_REGISTRAR, JX_NS, new AgencyEntry(JX_MARKET, "36MKT", labels("Market"), OFFICE, types, 0));
        admit(ZJ_MARKET, "330000", 0, types);
        admit(JX_MARKET, "360000", 0, types);
    }

    private void publishTypes() {
        publish(type(BUSINESS, 1, LicenceType.Kind.LICENCE, BUSINESS_CODE, false));
        publish(type(PERSONAL, 1, LicenceType.Kind.LICENCE, PERSONAL_CODE, true));
        adopt(BUSINESS, 1);
        adopt(PERSONAL, 1);
    }

    private void enterKeys() {
        key(ZJ_CLERK, ZJ_APPROVER, ZJ_NS, ZJ_KEY);
        key(JX_CLERK, JX_APPROVER, JX_NS, JX_KEY);
    }

    /** Registers and confirms a credential key for every type of the keeper's agency. */
    public void key(TestOfficer keeper, TestOfficer second, String namespace, byte[] publicKey) {
        var kid = KeyRules.kid(publicKey);
        var base64 = Base64.getEncoder().encodeToString(publicKey);
        channel.submit(
                keeper,
                namespace,
                "registry:RegisterKey",
                new RegisterKeyRequest(id(), kid, KeyUse.CREDENTIAL, KeyRules.P256, base64, List.of(), null));
        channel.submit(second, namespace, "registry:ConfirmKey", new ConfirmKeyRequest(id(), kid));
    }
}
