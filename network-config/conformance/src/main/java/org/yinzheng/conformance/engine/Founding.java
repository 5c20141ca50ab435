// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import static org.yinzheng.conformance.engine.World.BUSINESS;
import static org.yinzheng.conformance.engine.World.BUSINESS_CODE;
import static org.yinzheng.conformance.engine.World.COMMON;
import static org.yinzheng.conformance.engine.World.JX;
import static org.yinzheng.conformance.engine.World.JX_MARKET;
import static org.yinzheng.conformance.engine.World.JX_MSP;
import static org.yinzheng.conformance.engine.World.JX_PLATFORM;
import static org.yinzheng.conformance.engine.World.JX_POLICE;
import static org.yinzheng.conformance.engine.World.NATIONAL_AGENCY;
import static org.yinzheng.conformance.engine.World.NATIONAL_NAMESPACE;
import static org.yinzheng.conformance.engine.World.PERSONAL;
import static org.yinzheng.conformance.engine.World.PERSONAL_CODE;
import static org.yinzheng.conformance.engine.World.ZJ;
import static org.yinzheng.conformance.engine.World.ZJ_MARKET;
import static org.yinzheng.conformance.engine.World.ZJ_MSP;
import static org.yinzheng.conformance.engine.World.ZJ_PLATFORM;
import static org.yinzheng.conformance.engine.World.ZJ_POLICE;
import static org.yinzheng.conformance.engine.World.id;
import static org.yinzheng.conformance.engine.World.labels;
import static org.yinzheng.conformance.engine.World.namespace;
import static org.yinzheng.conformance.engine.World.type;

import java.util.List;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.registry.AdmitRequest;
import org.yinzheng.chaincode.registry.AdoptTypeRequest;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.registry.BindNamespaceRequest;
import org.yinzheng.chaincode.registry.ConfirmKeyRequest;
import org.yinzheng.chaincode.registry.FoundRequest;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.PublishTypeRequest;
import org.yinzheng.chaincode.registry.RegisterAgencyRequest;
import org.yinzheng.chaincode.registry.RegisterRegionRequest;
import org.yinzheng.chaincode.registry.RegistryAnswer;

/** Writes a world's registry on an empty ledger, in the order in which the ledger takes it. */
final class Founding {
    private static final List<Role> OFFICE = List.of(Role.CLERK, Role.APPROVER, Role.KEEPER);

    private final World world;

    Founding(World world) {
        this.world = world;
    }

    void run() {
        foundRegions();
        enterAgencies();
        publishTypes();
        List.of("zj-market", "zj-police", "jx-market", "jx-police").forEach(this::enterKey);
    }

    /** The same steps for one more province, on a ledger that is in use. */
    void enterHunan() {
        region("430000", World.HN_MSP, World.HN);
        bind("hn-registrar", World.HN, "430000", platform(World.HN_PLATFORM, "43PLT"));
        agency("hn-registrar", World.HN, "430000", World.HN_MARKET, "43MKT", BUSINESS);
        registry("hn-registrar", World.HN, "AdoptType", new AdoptTypeRequest(id(), BUSINESS, 1));
        enterKey("hn-market");
    }

    private void foundRegions() {
        registry(
                "national-registry",
                COMMON,
                "Found",
                new FoundRequest(id(), "100000", labels("National"), NATIONAL_NAMESPACE));
        bind(
                "national-registry",
                NATIONAL_NAMESPACE,
                "100000",
                new AgencyEntry(
                        NATIONAL_AGENCY,
                        "10NAT",
                        labels("National"),
                        List.of(Role.NATIONAL, Role.REGISTRAR, Role.APPROVER, Role.AUDITOR),
                        List.of(),
                        0));
        region("330000", ZJ_MSP, ZJ);
        region("360000", JX_MSP, JX);
        bind("zj-registrar", ZJ, "330000", platform(ZJ_PLATFORM, "33PLT"));
        bind("jx-registrar", JX, "360000", platform(JX_PLATFORM, "36PLT"));
    }

    private static AgencyEntry platform(String agency, String iss) {
        List<Role> roles = List.of(Role.REGISTRAR, Role.CLERK, Role.APPROVER);
        return new AgencyEntry(agency, iss, labels("Platform"), roles, List.of(), 0);
    }

    private void region(String region, String mspId, String namespace) {
        registry(
                "national-registry",
                COMMON,
                "RegisterRegion",
                new RegisterRegionRequest(id(), region, mspId, namespace, labels(region), null, null));
    }

    private void bind(String client, String namespace, String region, AgencyEntry agency) {
        registry(client, namespace, "BindNamespace", new BindNamespaceRequest(id(), region, COMMON, agency));
    }

    private void registry(String client, String namespace, String function, Object request) {
        world.client(client).submit(namespace, "registry:" + function, request, RegistryAnswer.class);
    }

    private void enterAgencies() {
        agency("zj-registrar", ZJ, "330000", ZJ_MARKET, "33MKT", BUSINESS);
        agency("zj-registrar", ZJ, "330000", ZJ_POLICE, "33POL", PERSONAL);
        agency("jx-registrar", JX, "360000", JX_MARKET, "36MKT", BUSINESS);
        agency("jx-registrar", JX, "360000", JX_POLICE, "36POL", PERSONAL);
    }

    private void agency(String registrar, String namespace, String region, String agency, String iss, int type) {
        List<Integer> types = List.of(type);
        registry(
                registrar,
                namespace,
                "RegisterAgency",
                new RegisterAgencyRequest(id(), new AgencyEntry(agency, iss, labels(iss), OFFICE, types, 0)));
        registry("national-registry", NATIONAL_NAMESPACE, "Admit", new AdmitRequest(id(), agency, region, 0, types, 8));
    }

    private void publishTypes() {
        publish(type(BUSINESS, BUSINESS_CODE, false));
        publish(type(PERSONAL, PERSONAL_CODE, true));
    }

    private void publish(LicenceType type) {
        registry("national-registry", COMMON, "PublishType", new PublishTypeRequest(id(), type));
        registry("zj-registrar", ZJ, "AdoptType", new AdoptTypeRequest(id(), type.number(), 1));
        registry("jx-registrar", JX, "AdoptType", new AdoptTypeRequest(id(), type.number(), 1));
    }

    private void enterKey(String agency) {
        String kid = world.proposeKey(agency);
        registry(agency + "-approver", namespace(agency), "ConfirmKey", new ConfirmKeyRequest(id(), kid));
        world.keepKey(agency, kid);
    }
}
