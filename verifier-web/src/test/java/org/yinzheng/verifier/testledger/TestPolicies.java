// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** Signature policies as a network's administrators might commit them. */
public final class TestPolicies {

    private TestPolicies() {}

    /** So many of these organisations' peers. */
    public static SignaturePolicyEnvelope peers(int count, String... organisations) {
        return of(MSPRoleType.PEER, count, organisations);
    }

    /** So many of these organisations' clients. */
    public static SignaturePolicyEnvelope clients(int count, String... organisations) {
        return of(MSPRoleType.CLIENT, count, organisations);
    }

    private static SignaturePolicyEnvelope of(MSPRoleType role, int count, String... organisations) {
        return SignaturePolicyEnvelope.newBuilder()
                .addAllIdentities(Arrays.stream(organisations)
                        .map(organisation -> principal(role, organisation))
                        .toList())
                .setRule(SignaturePolicy.newBuilder()
                        .setNOutOf(
                                SignaturePolicy.NOutOf.newBuilder().setN(count).addAllRules(each(organisations))))
                .build();
    }

    private static List<SignaturePolicy> each(String... organisations) {
        return IntStream.range(0, organisations.length)
                .mapToObj(
                        place -> SignaturePolicy.newBuilder().setSignedBy(place).build())
                .toList();
    }

    private static MSPPrincipal principal(MSPRoleType role, String organisation) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(organisation)
                        .setRole(role)
                        .build()
                        .toByteString())
                .build();
    }
}
