// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;
import static org.yinzheng.conformance.engine.World.BUSINESS;
import static org.yinzheng.conformance.engine.World.COMMON;
import static org.yinzheng.conformance.engine.World.JX;
import static org.yinzheng.conformance.engine.World.ZJ;
import static org.yinzheng.conformance.engine.World.id;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.recognition.ActivateAgreementRequest;
import org.yinzheng.chaincode.recognition.AgreementAnswer;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.DecideAgreementRequest;
import org.yinzheng.chaincode.recognition.Decision;
import org.yinzheng.chaincode.recognition.Finding;
import org.yinzheng.chaincode.recognition.ProposeAgreementRequest;
import org.yinzheng.chaincode.recognition.RecogniseRequest;
import org.yinzheng.chaincode.recognition.RecognitionAnswer;
import org.yinzheng.chaincode.registry.AdmitRequest;
import org.yinzheng.chaincode.registry.RegistryAnswer;
import org.yinzheng.conformance.engine.Engine;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.conformance.engine.World;

/**
 * Recognition rests on records of three namespaces. Whatever of them changes between endorsement and commit spoils it, so no
 * recognition stands that was not founded at its place in the ledger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RecognitionHoles {
    private final Engine engine;
    private final World world;
    private final LedgerClient recogniser;

    protected RecognitionHoles(Engine engine) {
        this.engine = engine;
        this.world = World.found(engine);
        this.recogniser = world.client("jx-market-clerk");
    }

    protected final Engine engine() {
        return engine;
    }

    @AfterAll
    void stop() {
        world.close();
        engine.close();
    }

    private void propose(String agreement) {
        AgreementTerms terms = new AgreementTerms(
                List.of("330000", "360000"),
                List.of(BUSINESS),
                null,
                List.of("FOOD-PERMIT"),
                List.of("name"),
                List.of(AgreementChannel.SHOW),
                LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                null,
                World.digest("legal basis"));
        world.client("zj-platform-approver")
                .submit(
                        COMMON,
                        "recognition:Propose",
                        new ProposeAgreementRequest(id(), agreement, 1, terms),
                        AgreementAnswer.class);
    }

    private void decide(String province, String namespace, String agreement, Decision decision, long seq) {
        world.client(province + "-platform-approver")
                .submit(
                        namespace,
                        "recognition:Decide",
                        new DecideAgreementRequest(id(), agreement, 1, decision, seq, "TEST"),
                        AgreementAnswer.class);
    }

    private static ActivateAgreementRequest activation(String agreement) {
        return new ActivateAgreementRequest(id(), agreement, 1);
    }

    private void inForce(String agreement) {
        propose(agreement);
        decide("jx", JX, agreement, Decision.ACCEPT, 0);
        world.client("zj-platform-approver")
                .submit(COMMON, "recognition:Activate", activation(agreement), AgreementAnswer.class);
    }

    private static RecogniseRequest recognition(String agreement, LicenceEntry licence) {
        String digest = licence.credentials().get(0).digest();
        return new RecogniseRequest(
                id(), id(), agreement, 1, "330000", digest, "FOOD-PERMIT", Finding.RECOGNISED, null, List.of(0), null);
    }

    private Transaction endorsed(String agreement, LicenceEntry licence) throws EndorseException {
        return recogniser.endorse(JX, "recognition:Recognise", recognition(agreement, licence));
    }

    @Test
    void a_recognition_stands_while_nothing_changes() throws Exception {
        inForce("HOLES-STANDS");
        assertThat(recogniser.commit(endorsed("HOLES-STANDS", world.issued("zj-market"))))
                .isEqualTo(VALID);
    }

    @Test
    void a_licence_revoked_meanwhile_is_not_recognised() throws Exception {
        inForce("HOLES-REVOKED");
        LicenceEntry licence = world.issued("zj-market");
        Transaction held = endorsed("HOLES-REVOKED", licence);
        world.operated(
                "zj-market-approver",
                ZJ,
                world.operation(ZJ, Operation.END, licence.licenceId(), LicenceStatus.REVOKED, null));
        assertThat(recogniser.commit(held)).isEqualTo(MVCC_READ_CONFLICT);
        assertThat(recogniser.attempt(JX, "recognition:Recognise", recognition("HOLES-REVOKED", licence)))
                .isEqualTo("LICENCE_NOT_VALID");
    }

    @Test
    void an_agreement_that_the_recogniser_suspended_meanwhile_recognises_nothing() throws Exception {
        inForce("HOLES-OWN");
        LicenceEntry licence = world.issued("zj-market");
        Transaction held = endorsed("HOLES-OWN", licence);
        decide("jx", JX, "HOLES-OWN", Decision.SUSPEND, 1);
        assertThat(recogniser.commit(held)).isEqualTo(MVCC_READ_CONFLICT);
        assertThat(recogniser.attempt(JX, "recognition:Recognise", recognition("HOLES-OWN", licence)))
                .isEqualTo("AGREEMENT_NOT_IN_FORCE");
    }

    @Test
    void an_agreement_that_the_issuer_suspended_meanwhile_recognises_nothing() throws Exception {
        inForce("HOLES-OTHER");
        LicenceEntry licence = world.issued("zj-market");
        Transaction held = endorsed("HOLES-OTHER", licence);
        decide("zj", ZJ, "HOLES-OTHER", Decision.SUSPEND, 0);
        assertThat(recogniser.commit(held)).isEqualTo(MVCC_READ_CONFLICT);
        assertThat(recogniser.attempt(JX, "recognition:Recognise", recognition("HOLES-OTHER", licence)))
                .isEqualTo("AGREEMENT_NOT_IN_FORCE");
    }

    @Test
    void an_admission_taken_back_meanwhile_ends_recognition() throws Exception {
        inForce("HOLES-ADMISSION");
        LicenceEntry licence = world.issued("zj-market");
        Transaction held = endorsed("HOLES-ADMISSION", licence);
        admit(1, List.of());
        assertThat(recogniser.commit(held)).isEqualTo(MVCC_READ_CONFLICT);
        assertThat(recogniser.attempt(JX, "recognition:Recognise", recognition("HOLES-ADMISSION", licence)))
                .isEqualTo("ISSUER_NOT_ADMITTED");
        admit(2, List.of(BUSINESS));
    }

    private void admit(long seq, List<Integer> types) {
        world.client("national-registry")
                .submit(
                        World.NATIONAL_NAMESPACE,
                        "registry:Admit",
                        new AdmitRequest(id(), World.ZJ_MARKET, "330000", seq, types, 8),
                        RegistryAnswer.class);
    }

    @Test
    void an_agreement_is_not_put_in_force_on_an_acceptance_taken_back() throws Exception {
        propose("HOLES-ACCEPTED");
        decide("jx", JX, "HOLES-ACCEPTED", Decision.ACCEPT, 0);
        Transaction held = world.client("zj-platform-approver")
                .endorse(COMMON, "recognition:Activate", activation("HOLES-ACCEPTED"));
        decide("jx", JX, "HOLES-ACCEPTED", Decision.SUSPEND, 1);
        assertThat(recogniser.commit(held)).isEqualTo(MVCC_READ_CONFLICT);
    }

    @Test
    void an_agreement_is_not_put_in_force_without_the_others_acceptance() {
        propose("HOLES-ALONE");
        assertThat(world.client("zj-platform-approver")
                        .attempt(COMMON, "recognition:Activate", activation("HOLES-ALONE")))
                .isEqualTo("ACCEPTANCE_MISSING");
    }

    @Test
    void a_replayed_recognition_is_the_same_recognition() {
        inForce("HOLES-REPLAY");
        RecogniseRequest request = recognition("HOLES-REPLAY", world.issued("zj-market"));
        RecognitionAnswer first = recogniser.submit(JX, "recognition:Recognise", request, RecognitionAnswer.class);
        assertThat(recogniser.submit(JX, "recognition:Recognise", request, RecognitionAnswer.class))
                .isEqualTo(first);
    }

    @Test
    void two_provinces_cannot_accept_for_a_third_member() throws Exception {
        propose("HOLES-FORGED");
        DecideAgreementRequest accept = new DecideAgreementRequest(id(), "HOLES-FORGED", 1, Decision.ACCEPT, 0, "TEST");
        Transaction forged = world.client("jx-platform-approver")
                .endorse(JX, "recognition:Decide", accept, World.ZJ_MSP, World.NATIONAL_MSP);
        assertThat(recogniser.commit(forged).name()).isEqualTo("ENDORSEMENT_POLICY_FAILURE");
    }
}
