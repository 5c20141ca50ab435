// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.matrix;

import static org.yinzheng.conformance.engine.World.BUSINESS;
import static org.yinzheng.conformance.engine.World.JX;
import static org.yinzheng.conformance.engine.World.ZJ;
import static org.yinzheng.conformance.engine.World.id;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import org.yinzheng.conformance.engine.World;

/** Every operation on licences, with those on registry and recognition, ready to be made. */
final class Calls {

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
        all.calls.addAll(RegistryCalls.all(world));
        all.calls.addAll(RecognitionCalls.all(world));
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
}
