// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.wallet.DisclosureException.Fault;

/** Puts what a holder shows beside what everybody sees. */
public final class DisclosedFields {
    private DisclosedFields() {}

    /**
     * The claims with the fields of all disclosures, each of which must have its digest in what the issuer signed.
     *
     * @throws DisclosureException saying what was wrong
     */
    public static PrintClaims merge(WalletCredential credential) throws DisclosureException {
        Set<String> signed = new HashSet<>(credential.walletClaims().digests());
        Set<String> seen = new HashSet<>();
        for (Disclosure disclosure : credential.disclosures()) {
            if (!seen.add(disclosure.digest())) {
                throw new DisclosureException(Fault.DOUBLED);
            }
        }
        if (!signed.containsAll(seen)) {
            throw new DisclosureException(Fault.NOT_SIGNED);
        }
        return merge(credential.claims(), credential.disclosures());
    }

    static PrintClaims merge(PrintClaims shown, List<Disclosure> disclosures) throws DisclosureException {
        SortedMap<Integer, FieldValue> fields = new TreeMap<>(shown.fields());
        Set<Integer> groups = new HashSet<>();
        for (Disclosure disclosure : disclosures) {
            Disclosure.Group group = group(disclosure);
            if (!groups.add(group.key())) {
                throw new DisclosureException(Fault.FIELD_TWICE);
            }
            for (Map.Entry<Integer, FieldValue> field : group.fields().entrySet()) {
                if (fields.putIfAbsent(field.getKey(), field.getValue()) != null) {
                    throw new DisclosureException(Fault.FIELD_TWICE);
                }
            }
        }
        if (fields.size() > PrintClaims.MAX_FIELDS) {
            throw new DisclosureException(Fault.NOT_EXACT);
        }
        return shown.withFields(fields);
    }

    private static Disclosure.Group group(Disclosure disclosure) throws DisclosureException {
        try {
            return disclosure.group();
        } catch (CborException e) {
            throw new DisclosureException(Fault.NOT_EXACT);
        }
    }
}
