// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.channel;

import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.yinzheng.localpeer.identity.Identity;

/**
 * Evaluates {@code common.SignaturePolicyEnvelope} as Fabric does: left to right, a signer counts once, and a branch that
 * fails gives back the signers it had taken.
 */
final class SignaturePolicies {
    /** Deeper rules than any real policy has, refused before they exhaust the stack. */
    private static final int DEEPEST = 32;

    private SignaturePolicies() {}

    static boolean satisfied(SignaturePolicyEnvelope policy, List<Identity> signers) {
        boolean[] used = new boolean[signers.size()];
        return satisfied(policy.getRule(), policy.getIdentitiesList(), signers, used, 0);
    }

    private static boolean satisfied(
            SignaturePolicy rule, List<MSPPrincipal> principals, List<Identity> signers, boolean[] used, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        return switch (rule.getTypeCase()) {
            case SIGNED_BY -> signedBy(rule.getSignedBy(), principals, signers, used);
            case N_OUT_OF -> outOf(rule.getNOutOf(), principals, signers, used, depth);
            case TYPE_NOT_SET -> false;
        };
    }

    private static boolean signedBy(int index, List<MSPPrincipal> principals, List<Identity> signers, boolean[] used) {
        if (index < 0 || index >= principals.size()) {
            return false;
        }
        for (int i = 0; i < signers.size(); i++) {
            if (!used[i] && signers.get(i).satisfies(principals.get(index))) {
                used[i] = true;
                return true;
            }
        }
        return false;
    }

    private static boolean outOf(
            SignaturePolicy.NOutOf rule,
            List<MSPPrincipal> principals,
            List<Identity> signers,
            boolean[] used,
            int depth) {
        int satisfied = 0;
        for (SignaturePolicy each : rule.getRulesList()) {
            boolean[] attempt = used.clone();
            if (satisfied(each, principals, signers, attempt, depth + 1)) {
                satisfied++;
                System.arraycopy(attempt, 0, used, 0, used.length);
            }
        }
        return satisfied >= rule.getN();
    }
}
