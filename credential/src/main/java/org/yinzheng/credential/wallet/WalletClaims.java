// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.print.ClaimsCodec;
import org.yinzheng.credential.print.PrintClaims;

/**
 * The claims of an SD-CWT: those of the print profile, the holder's key (cnf, RFC 8747), and the digests of what the
 * holder may show.
 *
 * @param shown the claims that everybody sees, with the fields that are never hidden
 * @param digests 64 hexadecimal digits each, ascending; decoys included
 */
public record WalletClaims(PrintClaims shown, HolderKey holder, List<String> digests) {
    /** The most digests that a credential carries. */
    public static final int MAX_DIGESTS = 24;

    private static final int CNF = 8;
    private static final int COSE_KEY = 1;
    private static final int DIGEST_LENGTH = 32;

    public WalletClaims {
        digests = List.copyOf(digests);
        if (digests.isEmpty() || digests.size() > MAX_DIGESTS) {
            throw new IllegalArgumentException("a wallet credential has 1 to 24 digests");
        }
        for (int i = 1; i < digests.size(); i++) {
            if (digests.get(i - 1).compareTo(digests.get(i)) >= 0) {
                throw new IllegalArgumentException("digests ascend, each once");
            }
        }
    }

    byte[] bytes() {
        List<CborValue.Entry> entries = new ArrayList<>();
        for (CborValue.Entry entry : ClaimsCodec.toCbor(shown).entries()) {
            entries.add(isFields(entry) ? new CborValue.Entry(entry.key(), redacted(entry.value())) : entry);
        }
        CborValue.Entry key = new CborValue.Entry(new CborValue.Int(COSE_KEY), holder.coseKey());
        entries.add(new CborValue.Entry(new CborValue.Int(CNF), new CborValue.Map(List.of(key))));
        return CborWriter.write(new CborValue.Map(entries));
    }

    private static boolean isFields(CborValue.Entry entry) {
        return entry.key().equals(new CborValue.Int(ClaimsCodec.FIELDS));
    }

    private CborValue redacted(CborValue fields) {
        List<CborValue.Entry> entries = new ArrayList<>(((CborValue.Map) fields).entries());
        List<CborValue> hashes = digests.stream()
                .<CborValue>map(hex -> new CborValue.Bytes(HexFormat.of().parseHex(hex)))
                .toList();
        entries.add(new CborValue.Entry(CborValue.Simple.REDACTED, new CborValue.Array(hashes)));
        return new CborValue.Map(entries);
    }

    /**
     * Reads a payload.
     *
     * @throws CborException if the claims are not exactly those of the profile
     */
    static WalletClaims read(byte[] payload) throws CborException {
        if (!(CborReader.read(payload) instanceof CborValue.Map map)
                || !(map.get(ClaimsCodec.FIELDS).orElse(null) instanceof CborValue.Map fields)) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        HolderKey holder = holder(map);
        List<String> digests = digests(fields);
        PrintClaims shown = ClaimsCodec.read(withoutWallet(map, fields));
        try {
            return new WalletClaims(shown, holder, digests);
        } catch (IllegalArgumentException e) {
            throw new CborException(Fault.OUT_OF_RANGE);
        }
    }

    private static HolderKey holder(CborValue.Map map) throws CborException {
        if (map.get(CNF).orElse(null) instanceof CborValue.Map cnf
                && cnf.entries().size() == 1
                && cnf.get(COSE_KEY).isPresent()) {
            return HolderKey.read(cnf.get(COSE_KEY).get());
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    private static List<String> digests(CborValue.Map fields) throws CborException {
        if (!(fields.get(CborValue.Simple.REDACTED).orElse(null) instanceof CborValue.Array hashes)) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        List<String> digests = new ArrayList<>();
        for (CborValue item : hashes.items()) {
            if (!(item instanceof CborValue.Bytes hash) || hash.value().length != DIGEST_LENGTH) {
                throw new CborException(Fault.UNEXPECTED_TYPE);
            }
            digests.add(HexFormat.of().formatHex(hash.value()));
        }
        return digests;
    }

    private static CborValue.Map withoutWallet(CborValue.Map map, CborValue.Map fields) {
        CborValue.Map open = new CborValue.Map(fields.entries().stream()
                .filter(entry -> entry.key() != CborValue.Simple.REDACTED)
                .toList());
        return new CborValue.Map(map.entries().stream()
                .filter(entry -> !entry.key().equals(new CborValue.Int(CNF)))
                .map(entry -> isFields(entry) ? new CborValue.Entry(entry.key(), open) : entry)
                .toList());
    }
}
