// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cose.KeyedHeader;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.key.SigningFailedException;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.IssuerSigned;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.record.LedgerDigest;

/**
 * A credential of the wallet profile: an SD-CWT (draft-ietf-spice-sd-cwt) with some or all of its disclosures. The
 * signature covers none of them, so ledger digest and signature are the same whatever is shown.
 */
public final class WalletCredential implements IssuerSigned {
    private static final int SD_CLAIMS = 17;

    private final Sign1 message;
    private final KeyedHeader header;
    private final WalletClaims claims;
    private final List<Disclosure> disclosures;

    private WalletCredential(Sign1 message, KeyedHeader header, WalletClaims claims, List<Disclosure> disclosures) {
        this.message = message;
        this.header = header;
        this.claims = claims;
        this.disclosures = List.copyOf(disclosures);
    }

    /**
     * Signs a credential for a holder, with all its disclosures, for the holder alone.
     *
     * @param groups the redaction groups, keys −1 to −24, with their fields
     * @param digests how many digests every credential of the type carries: decoys fill up to it
     * @throws IllegalArgumentException if a group's key or a field's place is not allowed, or there are more groups than
     *     digests
     * @throws SigningFailedException if the signer's signature does not verify
     */
    public static WalletCredential issue(
            PrintClaims shown,
            SortedMap<Integer, SortedMap<Integer, FieldValue>> groups,
            int digests,
            HolderKey holder,
            CredentialSigner signer,
            SecureRandom random) {
        List<Disclosure> disclosures = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>();
        groups.forEach((key, fields) -> {
            Disclosure disclosure = Disclosure.of(random(random, Disclosure.SALT_LENGTH), checked(key, fields));
            disclosures.add(disclosure);
            all.add(disclosure.digest());
        });
        if (all.size() > digests) {
            throw new IllegalArgumentException(
                    "the type carries " + digests + " digests, these groups need " + all.size());
        }
        while (all.size() < digests) {
            all.add(HexFormat.of().formatHex(random(random, LedgerDigest.LENGTH)));
        }
        WalletClaims claims = new WalletClaims(shown, holder, List.copyOf(all));
        requireEachFieldOnce(shown, disclosures);
        KeyedHeader header = new KeyedHeader(
                PrintHeader.ALG_ESP256, signer.publicKey().keyId(), new CborValue.Int(PrintHeader.TYP_SD_CWT));
        Sign1 message = Sign1.sign(header.bytes(), claims.bytes(), signer);
        return new WalletCredential(message, header, claims, disclosures);
    }

    private static Disclosure.Group checked(int key, SortedMap<Integer, FieldValue> fields) {
        if (!Disclosure.isGroup(key) || fields.isEmpty() || fields.firstKey() < 0) {
            throw new IllegalArgumentException("a group's key is −1 to −24, and it has fields with keys ≥ 0");
        }
        return new Disclosure.Group(key, fields);
    }

    private static void requireEachFieldOnce(PrintClaims shown, List<Disclosure> disclosures) {
        try {
            DisclosedFields.merge(shown, disclosures);
        } catch (DisclosureException e) {
            throw new IllegalArgumentException("a field stands in one place only", e);
        }
    }

    private static byte[] random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The header of a message, where its labels are exactly those of the profile. */
    static KeyedHeader header(Sign1 message) throws CborException {
        KeyedHeader header = KeyedHeader.read(message.protectedHeader());
        disclosures(message.unprotected());
        if (!header.typ().equals(new CborValue.Int(PrintHeader.TYP_SD_CWT))) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        return header;
    }

    /** Reads a stored message: what {@link #bytes()} gave. */
    public static WalletCredential read(byte[] message) throws CborException {
        Sign1 read = Sign1.read(message);
        return read(read, header(read));
    }

    /** Reads the claims of a message whose headers were read before. */
    static WalletCredential read(Sign1 message, KeyedHeader header) throws CborException {
        return new WalletCredential(
                message, header, WalletClaims.read(message.payload()), disclosures(message.unprotected()));
    }

    private static List<Disclosure> disclosures(CborValue.Map unprotected) throws CborException {
        if (unprotected.entries().isEmpty()) {
            return List.of();
        }
        if (unprotected.entries().size() != 1
                || !(unprotected.get(SD_CLAIMS).orElse(null) instanceof CborValue.Array shown)
                || shown.items().isEmpty()) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        List<Disclosure> disclosures = new ArrayList<>();
        for (CborValue item : shown.items()) {
            if (!(item instanceof CborValue.Bytes encoded)) {
                throw new CborException(Fault.UNEXPECTED_TYPE);
            }
            disclosures.add(new Disclosure(encoded.value()));
        }
        return disclosures;
    }

    /** The same credential with only some of its disclosures, in their order. */
    WalletCredential with(List<Disclosure> shown) {
        List<CborValue> items =
                shown.stream().<CborValue>map(Disclosure::toCbor).toList();
        CborValue.Map unprotected = new CborValue.Map(
                items.isEmpty()
                        ? List.of()
                        : List.of(new CborValue.Entry(new CborValue.Int(SD_CLAIMS), new CborValue.Array(items))));
        return new WalletCredential(message.withUnprotected(unprotected), header, claims, shown);
    }

    public WalletClaims walletClaims() {
        return claims;
    }

    /** The disclosures that this copy carries. */
    public List<Disclosure> disclosures() {
        return disclosures;
    }

    /** The message with the disclosures that this copy carries: with all of them it is for the holder alone. */
    public byte[] bytes() {
        return with(disclosures).message.bytes();
    }

    CborValue toCbor() {
        return with(disclosures).message.toCbor();
    }

    @Override
    public PrintClaims claims() {
        return claims.shown();
    }

    @Override
    public long alg() {
        return header.alg();
    }

    @Override
    public KeyId kid() {
        return header.kid();
    }

    @Override
    public byte[] signature() {
        return message.signature();
    }

    @Override
    public byte[] sigStructure() {
        return message.sigStructure();
    }

    @Override
    public LedgerDigest digest() {
        return LedgerDigest.ofSigStructure(message.sigStructure());
    }
}
