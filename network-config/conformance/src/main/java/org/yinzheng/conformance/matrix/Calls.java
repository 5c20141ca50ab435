// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.matrix;

import static org.yinzheng.conformance.engine.World.BUSINESS;
import static org.yinzheng.conformance.engine.World.COMMON;
import static org.yinzheng.conformance.engine.World.JX;
import static org.yinzheng.conformance.engine.World.NATIONAL_NAMESPACE;
import static org.yinzheng.conformance.engine.World.ZJ;
import static org.yinzheng.conformance.engine.World.id;
import static org.yinzheng.conformance.engine.World.labels;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.licence.BindRequest;
import org.yinzheng.chaincode.licence.CredentialEntry;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.OperationAnswer;
import org.yinzheng.chaincode.licence.ReplaceRequest;
import org.yinzheng.chaincode.licence.TransferInRequest;
import org.yinzheng.chaincode.licence.UnbindRequest;
import org.yinzheng.chaincode.recognition.ActivateAgreementRequest;
import org.yinzheng.chaincode.recognition.AgreementAnswer;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.AnswerRequest;
import org.yinzheng.chaincode.recognition.DecideAgreementRequest;
import org.yinzheng.chaincode.recognition.Decision;
import org.yinzheng.chaincode.recognition.Finding;
import org.yinzheng.chaincode.recognition.ObjectRequest;
import org.yinzheng.chaincode.recognition.Outcome;
import org.yinzheng.chaincode.recognition.ProposeAgreementRequest;
import org.yinzheng.chaincode.recognition.RecogniseRequest;
import org.yinzheng.chaincode.recognition.RecognitionAnswer;
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

/** Every operation on registry, licences and recognition, ready to be made. */
final class Calls {
    static final String SPARE_AGENCY = "11330000MB0330229R";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private final World world;
    private final List<Call> calls = new ArrayList<>();

    private Calls(World world) {
        this.world = world;
    }

    static List<Call> all(World world) {
        Calls all = new Calls(world);
        all.issuing();
        all.operations();
        all.credentials();
        all.keys();
        all.agencies();
        all.national();
        all.agreements();
        all.recognition();
        return all.calls;
    }

    /** The calls that name a key, with that key's identifier open. */
    static List<Call> signing(World world, String kid) {
        Calls all = new Calls(world);
        all.signing(kid);
        return all.calls;
    }

    private void market(String name, String role, String function, Supplier<Object> request) {
        String other = role.equals("clerk") ? "keeper" : "clerk";
        calls.add(new Call(name, "zj-market-" + role, false, "zj-market-" + other, ZJ, function, request));
    }

    private void issuing() {
        signing(world.kid("zj-market"));
    }

    private void signing(String kid) {
        market(
                "issue",
                "clerk",
                "licence:Issue",
                () -> new IssueRequest(id(), BUSINESS, 1, kid, List.of(world.entry("zj-market"))));
        LicenceEntry old = world.issued("zj-market");
        for (Operation operation : List.of(Operation.RENEW, Operation.CHANGE, Operation.REISSUE, Operation.CORRECT)) {
            String cause = operation == Operation.CORRECT ? "CLERICAL" : "TEST";
            market(
                    operation.name(),
                    "clerk",
                    "licence:Replace",
                    () -> new ReplaceRequest(
                            id(),
                            operation,
                            old.licenceId(),
                            1,
                            cause,
                            null,
                            BUSINESS,
                            1,
                            kid,
                            world.entry("zj-market")));
        }
        market(
                "bind",
                "clerk",
                "licence:Bind",
                () -> new BindRequest(id(), old.licenceId(), 1, kid, world.credential()));
        LicenceEntry leaving = world.issued("jx-market");
        world.operated(
                "jx-market-approver",
                JX,
                world.operation(JX, Operation.TRANSFER_OUT, leaving.licenceId(), null, "330000"));
        market(
                "transfer in",
                "clerk",
                "licence:TransferIn",
                () -> new TransferInRequest(
                        id(), "360000", leaving.licenceId(), BUSINESS, 1, kid, world.entry("zj-market")));
    }

    private void operations() {
        String valid = world.issued("zj-market").licenceId();
        operate("suspend", "clerk", "keeper", valid, Operation.SUSPEND, null, null);
        for (LicenceStatus end : List.of(LicenceStatus.CANCELLED, LicenceStatus.WITHDRAWN, LicenceStatus.REVOKED)) {
            operate("end as " + end, "approver", "clerk", valid, Operation.END, end, null);
        }
        operate("transfer out", "approver", "clerk", valid, Operation.TRANSFER_OUT, null, "360000");
        String suspended = world.issued("zj-market").licenceId();
        world.operated("zj-market-clerk", ZJ, world.operation(ZJ, Operation.SUSPEND, suspended, null, null));
        operate("restore", "clerk", "keeper", suspended, Operation.RESTORE, null, null);
        String moved = world.issued("zj-market").licenceId();
        world.operated("zj-market-approver", ZJ, world.operation(ZJ, Operation.TRANSFER_OUT, moved, null, "360000"));
        operate("undo", "approver", "clerk", moved, Operation.UNDO, null, null);
    }

    private void operate(
            String name,
            String role,
            String otherRole,
            String licenceId,
            Operation operation,
            @Nullable LicenceStatus outcome,
            @Nullable String toRegion) {
        calls.add(new Call(
                name,
                "zj-market-" + role,
                false,
                "zj-market-" + otherRole,
                ZJ,
                "licence:Operate",
                () -> world.operation(ZJ, operation, licenceId, outcome, toRegion)));
    }

    private void credentials() {
        LicenceEntry bound = world.issued("zj-market");
        CredentialEntry second = world.credential();
        world.client("zj-market-clerk")
                .submit(
                        ZJ,
                        "licence:Bind",
                        new BindRequest(id(), bound.licenceId(), 1, world.kid("zj-market"), second),
                        OperationAnswer.class);
        market(
                "unbind",
                "clerk",
                "licence:Unbind",
                () -> new UnbindRequest(id(), bound.licenceId(), 2, second.digest(), "TEST"));
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

    private static AgreementTerms terms() {
        return new AgreementTerms(
                List.of("330000", "360000"),
                List.of(BUSINESS),
                null,
                List.of("FOOD-PERMIT"),
                List.of("name"),
                List.of(AgreementChannel.SHOW),
                TODAY.toString(),
                null,
                World.digest("legal basis"));
    }

    private void platform(String name, String province, String namespace, String function, Supplier<Object> request) {
        calls.add(new Call(
                name,
                province + "-platform-approver",
                true,
                province + "-platform-clerk",
                namespace,
                "recognition:" + function,
                request));
    }

    private void agreements() {
        propose("MATRIX-PROPOSED");
        platform(
                "accept an agreement",
                "jx",
                JX,
                "Decide",
                () -> new DecideAgreementRequest(id(), "MATRIX-PROPOSED", 1, Decision.ACCEPT, 0, "TEST"));
        platform(
                "withdraw an agreement",
                "zj",
                ZJ,
                "Decide",
                () -> new DecideAgreementRequest(id(), "MATRIX-PROPOSED", 1, Decision.WITHDRAW, 0, "TEST"));
        propose("MATRIX-ACCEPTED");
        accept("MATRIX-ACCEPTED");
        inForce("MATRIX-IN-FORCE");
        platform(
                "suspend an agreement",
                "jx",
                JX,
                "Decide",
                () -> new DecideAgreementRequest(id(), "MATRIX-IN-FORCE", 1, Decision.SUSPEND, 1, "TEST"));
        platform(
                "end an agreement",
                "jx",
                JX,
                "Decide",
                () -> new DecideAgreementRequest(id(), "MATRIX-IN-FORCE", 1, Decision.END, 1, "TEST"));
    }

    private void propose(String agreement) {
        world.client("zj-platform-approver")
                .submit(
                        COMMON,
                        "recognition:Propose",
                        new ProposeAgreementRequest(id(), agreement, 1, terms()),
                        AgreementAnswer.class);
    }

    private void accept(String agreement) {
        world.client("jx-platform-approver")
                .submit(
                        JX,
                        "recognition:Decide",
                        new DecideAgreementRequest(id(), agreement, 1, Decision.ACCEPT, 0, "TEST"),
                        AgreementAnswer.class);
    }

    private void inForce(String agreement) {
        propose(agreement);
        accept(agreement);
        world.client("zj-platform-approver")
                .submit(
                        COMMON,
                        "recognition:Activate",
                        new ActivateAgreementRequest(id(), agreement, 1),
                        AgreementAnswer.class);
    }

    private void recognition() {
        LicenceEntry licence = world.issued("zj-market");
        String digest = licence.credentials().get(0).digest();
        calls.add(new Call(
                "recognise",
                "jx-market-clerk",
                true,
                "jx-market-keeper",
                JX,
                "recognition:Recognise",
                () -> recognise(id(), digest)));
        String recognition = id();
        world.client("jx-market-clerk")
                .submit(JX, "recognition:Recognise", recognise(recognition, digest), RecognitionAnswer.class);
        calls.add(new Call(
                "object",
                "jx-market-clerk",
                false,
                "jx-market-keeper",
                JX,
                "recognition:Object",
                () -> new ObjectRequest(id(), id(), recognition, "TEST", null, 10)));
        String objection = id();
        world.client("jx-market-clerk")
                .submit(
                        JX,
                        "recognition:Object",
                        new ObjectRequest(id(), objection, recognition, "TEST", null, 10),
                        RecognitionAnswer.class);
        calls.add(new Call(
                "answer",
                "zj-market-approver",
                false,
                "zj-market-clerk",
                ZJ,
                "recognition:Answer",
                () -> new AnswerRequest(id(), objection, "360000", Outcome.UPHELD, null)));
    }

    private static RecogniseRequest recognise(String recognition, String digest) {
        return new RecogniseRequest(
                id(),
                recognition,
                "MATRIX-IN-FORCE",
                1,
                "330000",
                digest,
                "FOOD-PERMIT",
                Finding.RECOGNISED,
                null,
                null);
    }
}
