// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * A chaincode name and who must endorse a write to its namespace.
 *
 * <p>A region's namespace asks for the region's own organisation <em>and</em> one other; the common namespace for a
 * majority. Only organisations with a region count: an auditor endorses nothing.
 *
 * @param name the chaincode name, which is the namespace
 * @param owner MSP id of the region's organisation, empty for the common namespace
 * @param endorsers MSP ids in the order of the policy's principals
 * @param policy the signature policy over one peer of each endorser
 */
public record ChaincodeDefinition(String name, String owner, List<String> endorsers, SignaturePolicyEnvelope policy) {
    /** Version of every definition; the same jar serves all names. */
    public static final String VERSION = "1.0";

    static List<ChaincodeDefinition> of(NetworkDescription network) {
        List<String> endorsers = network.regionalOrganisations().stream()
                .map(Organisation::mspId)
                .toList();
        List<ChaincodeDefinition> definitions = new ArrayList<>();
        PolicyRule common = network.policies().common();
        definitions.add(
                new ChaincodeDefinition(NetworkDescription.COMMON_NAMESPACE, "", common.of(), Policies.peers(common)));
        for (Organisation organisation : network.regionalOrganisations()) {
            definitions.add(new ChaincodeDefinition(
                    organisation.namespace().orElseThrow(),
                    organisation.mspId(),
                    endorsers,
                    ownerAndOneOther(endorsers, organisation.mspId())));
        }
        return List.copyOf(definitions);
    }

    private static SignaturePolicyEnvelope ownerAndOneOther(List<String> endorsers, String owner) {
        List<SignaturePolicy> others = new ArrayList<>();
        for (int i = 0; i < endorsers.size(); i++) {
            if (!endorsers.get(i).equals(owner)) {
                others.add(Policies.signedBy(i));
            }
        }
        SignaturePolicy rule =
                Policies.outOf(2, List.of(Policies.signedBy(endorsers.indexOf(owner)), Policies.outOf(1, others)));
        return Policies.overPeers(endorsers, rule);
    }
}
