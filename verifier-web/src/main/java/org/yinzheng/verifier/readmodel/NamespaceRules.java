// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.ledger.LedgerTransaction;
import org.yinzheng.verifier.ledger.LedgerWrite;

/**
 * Who must have endorsed a write whatever policy was committed: a region's namespace its owner and one other organisation,
 * the common namespace at least two. A definition that asks for less is not believed.
 */
final class NamespaceRules {

    private static final Pattern REGION_NAMESPACE = Pattern.compile("yz-[0-9]{6}");

    private final String commonNamespace;

    NamespaceRules(String commonNamespace) {
        this.commonNamespace = commonNamespace;
    }

    /** The organisation that owns a region's namespace, as its self-knowledge says. */
    interface Owners {
        Optional<String> ownerOf(String namespace) throws SQLException, BlockRefusedException;
    }

    String commonNamespace() {
        return commonNamespace;
    }

    boolean isCommon(String namespace) {
        return namespace.equals(commonNamespace);
    }

    /** Whether a namespace holds records of the ledger, and not of some other chaincode of the channel. */
    boolean isRegistered(String namespace) {
        return isCommon(namespace) || REGION_NAMESPACE.matcher(namespace).matches();
    }

    void check(LedgerTransaction transaction, Set<String> members, Owners owners)
            throws SQLException, BlockRefusedException {
        var namespaces = transaction.writes().stream()
                .map(LedgerWrite::namespace)
                .filter(this::isRegistered)
                .collect(Collectors.toCollection(TreeSet::new));
        for (var namespace : namespaces) {
            if (!isMet(namespace, transaction.endorsingOrganisations(), members, owners)) {
                throw new BlockRefusedException(
                        AlarmCode.POLICY_NOT_MET,
                        "transaction " + transaction.transactionId() + " writes " + namespace + ", endorsed only by "
                                + transaction.endorsingOrganisations());
            }
        }
    }

    private boolean isMet(String namespace, Set<String> endorsers, Set<String> members, Owners owners)
            throws SQLException, BlockRefusedException {
        if (isCommon(namespace)) {
            return endorsers.stream().filter(members::contains).count() >= Math.min(2, members.size());
        }
        var owner = owners.ownerOf(namespace);
        var others = endorsers.stream().filter(members::contains).filter(msp -> !owner.equals(Optional.of(msp)));
        return owner.filter(endorsers::contains).isPresent() && others.count() >= Math.min(1, members.size() - 1);
    }
}
