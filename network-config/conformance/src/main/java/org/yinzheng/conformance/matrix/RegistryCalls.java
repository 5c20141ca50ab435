// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.matrix;

import static org.yinzheng.conformance.engine.World.BUSINESS;
import static org.yinzheng.conformance.engine.World.COMMON;
import static org.yinzheng.conformance.engine.World.NATIONAL_NAMESPACE;
import static org.yinzheng.conformance.engine.World.ZJ;
import static org.yinzheng.conformance.engine.World.id;
import static org.yinzheng.conformance.engine.World.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.registry.AdmitRequest;
import org.yinzheng.chaincode.registry.AdoptTypeRequest;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.registry.CloseAgencyRequest;
import org.yinzheng.chaincode.registry.CloseKeyRequest;
import org.yinzheng.chaincode.registry.ConfirmKeyRequest;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.PublishTypeRequest;
import org.yinzheng.chaincode.registry.RegisterAgencyRequest;
import org.yinzheng.chaincode.registry.RegisterRegionRequest;
import org.yinzheng.chaincode.registry.RegistryAnswer;
import org.yinzheng.chaincode.registry.SucceedAgencyRequest;
import org.yinzheng.chaincode.registry.UpdateAgencyRequest;
import org.yinzheng.chaincode.registry.UpdateRegionRequest;
import org.yinzheng.conformance.engine.World;

/** Every operation on the registry that a matrix can name a rightful caller for. */
final class RegistryCalls {
    private static final String SPARE_AGENCY = "11330000MB0330229R";

    private final World world;
    private final List<Call> calls = new ArrayList<>();

    private RegistryCalls(World world) {
        this.world = world;
    }

    static List<Call> all(World world) {
        RegistryCalls all = new RegistryCalls(world);
        all.keys();
        all.agencies();
        all.national();
        return all.calls;
    }

    private void keys() {
        // Who registers a key registers it for the own agency: nothing in the request could name another.
        calls.add(new Call(
                "register a key",
                "zj-market-keeper",
                true,
                "zj-market-clerk",
                ZJ,
                "registry:RegisterKey",
                World::keyRequest));
        String pending = world.proposeKey("zj-market");
        calls.add(new Call(
                "confirm a key",
                "zj-market-approver",
                false,
                "zj-market-clerk",
                ZJ,
                "registry:ConfirmKey",
                () -> new ConfirmKeyRequest(id(), pending)));
        for (KeyState.Closing closing : KeyState.Closing.values()) {
            calls.add(new Call(
                    "close a key as " + closing,
                    "zj-market-keeper",
                    false,
                    "zj-market-clerk",
                    ZJ,
                    "registry:CloseKey",
                    () -> new CloseKeyRequest(id(), world.kid("zj-market"), closing)));
        }
    }

    private void registrar(String name, String function, Supplier<Object> request) {
        calls.add(new Call(name, "zj-registrar", false, "zj-platform-clerk", ZJ, "registry:" + function, request));
    }

    private void agencies() {
        registrar(
                "register an agency",
                "RegisterAgency",
                () -> new RegisterAgencyRequest(
                        id(),
                        new AgencyEntry(
                                SPARE_AGENCY, "33TRA", labels("Transport"), List.of(Role.CLERK), List.of(), 0)));
        registrar(
                "update an agency",
                "UpdateAgency",
                () -> new UpdateAgencyRequest(
                        id(),
                        World.ZJ_MARKET,
                        agencySeq(),
                        labels("Market"),
                        List.of(Role.CLERK),
                        List.of(BUSINESS),
                        List.of(),
                        0));
        registrar(
                "close an agency",
                "CloseAgency",
                () -> new CloseAgencyRequest(id(), World.ZJ_MARKET, agencySeq(), "TEST"));
        registrar(
                "succeed an agency",
                "SucceedAgency",
                () -> new SucceedAgencyRequest(id(), World.ZJ_MARKET, agencySeq(), World.ZJ_POLICE, "TEST"));
        registrar("adopt a type", "AdoptType", () -> new AdoptTypeRequest(id(), World.BUSINESS + 2, 1));
    }

    private long agencySeq() {
        return world.agency(ZJ, World.ZJ_MARKET).seq();
    }

    private void national(String name, String namespace, String function, Supplier<Object> request) {
        calls.add(new Call(
                name, "national-registry", true, "national-auditor", namespace, "registry:" + function, request));
    }

    private void national() {
        LicenceType spare = World.type(BUSINESS + 2, "11100000000013338W034", false);
        world.client("national-registry")
                .submit(COMMON, "registry:PublishType", new PublishTypeRequest(id(), spare), RegistryAnswer.class);
        national(
                "publish a type",
                COMMON,
                "PublishType",
                () -> new PublishTypeRequest(id(), World.type(BUSINESS + 3, "11100000000013338W035", false)));
        national(
                "register a region",
                COMMON,
                "RegisterRegion",
                () -> new RegisterRegionRequest(id(), "340000", "AnhuiMSP", "yz-340000", labels("Anhui"), null, null));
        national(
                "update a region",
                COMMON,
                "UpdateRegion",
                () -> new UpdateRegionRequest(id(), "330000", 1, labels("Zhejiang"), "https://other.example", null));
        national(
                "admit an agency",
                NATIONAL_NAMESPACE,
                "Admit",
                () -> new AdmitRequest(id(), World.ZJ_MARKET, "330000", 1, List.of(BUSINESS, World.PERSONAL), 8));
    }
}
