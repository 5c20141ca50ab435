// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.policy;

import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * {@code common.SignaturePolicyEnvelope} as Fabric's peers evaluate it: from left to right, each signer counts once, and a
 * branch that fails gives back the signers that it had taken.
 */
final class SignaturePolicies {

    /** Deeper than any real policy, and not so deep that a made-up one exhausts the stack. */
    private static final int DEEPEST = 32;

    private final List<MSPPrincipal> principals;
    private final List<Endorser> endorsers;

    private SignaturePolicies(List<MSPPrincipal> principals, List<Endorser> endorsers) {
        this.principals = principals;
        this.endorsers = endorsers;
    }

    /** @param endorsers distinct */
    static boolean areMet(SignaturePolicyEnvelope policy, List<Endorser> endorsers) {
        var evaluation = new SignaturePolicies(policy.getIdentitiesList(), endorsers);
        return evaluation.isMet(policy.getRule(), new boolean[endorsers.size()], 0);
    }

    private boolean isMet(SignaturePolicy rule, boolean[] used, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        return switch (rule.getTypeCase()) {
            case SIGNED_BY -> isSignedBy(rule.getSignedBy(), used);
            case N_OUT_OF -> isMetByEnough(rule.getNOutOf(), used, depth);
            case TYPE_NOT_SET -> false;
        };
    }

    private boolean isSignedBy(int principal, boolean[] used) {
        if (principal < 0 || principal >= principals.size()) {
            return false;
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i] && endorsers.get(i).satisfies(principals.get(principal))) {
                used[i] = true;
                return true;
            }
        }
        return false;
    }

    private boolean isMetByEnough(SignaturePolicy.NOutOf rule, boolean[] used, int depth) {
        var met = 0;
        for (var branch : rule.getRulesList()) {
            var attempt = used.clone();
            if (isMet(branch, attempt, depth + 1)) {
                met++;
                System.arraycopy(attempt, 0, used, 0, used.length);
            }
        }
        return met >= rule.getN();
    }
}
