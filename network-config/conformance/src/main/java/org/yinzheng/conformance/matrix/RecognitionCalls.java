// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.matrix;

import static org.yinzheng.conformance.engine.World.BUSINESS;
import static org.yinzheng.conformance.engine.World.COMMON;
import static org.yinzheng.conformance.engine.World.JX;
import static org.yinzheng.conformance.engine.World.ZJ;
import static org.yinzheng.conformance.engine.World.id;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.yinzheng.chaincode.licence.LicenceEntry;
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
import org.yinzheng.conformance.engine.World;

/** Every operation on agreements, recognitions and objections. */
final class RecognitionCalls {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private final World world;
    private final List<Call> calls = new ArrayList<>();

    private RecognitionCalls(World world) {
        this.world = world;
    }

    static List<Call> all(World world) {
        RecognitionCalls all = new RecognitionCalls(world);
        all.agreements();
        all.recognition();
        return all.calls;
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
                List.of(0),
                null);
    }
}
