// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.KeyedHeader;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.status.StatusListException.Fault;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.TrustList;
import org.yinzheng.credential.trust.TrustedKey;

/**
 * A status list token (draft-ietf-oauth-status-list, CWT form) of one issuer and one type, 2 bits an index.
 *
 * @param uri the registry's address for issuer and type, claim sub
 * @param iat time of signing, epoch seconds
 * @param exp the first second at which it is too old, epoch seconds
 * @param ttl seconds after which a newer one may be asked for
 * @param closed credentials that were closed while their licence is valid; empty where the list does not tell, as one
 *     that holds no more than the draft asks for
 */
public record StatusList(
        String uri, long iat, long exp, Optional<Long> ttl, StatusBits states, Optional<ClosedCredentials> closed) {
    /** The message's type. */
    public static final String MEDIA_TYPE = "application/statuslist+cwt";

    /** How far the signer's clock may run ahead, seconds. */
    private static final long CLOCK_AHEAD = 60;

    private static final int SUB = 2;
    private static final int EXP = 4;
    private static final int IAT = 6;
    private static final int TTL = 65534;
    private static final int STATUS_LIST = 65533;
    private static final int CLOSED = -65606;
    private static final Set<Long> LABELS =
            Set.of((long) SUB, (long) EXP, (long) IAT, (long) TTL, (long) STATUS_LIST, (long) CLOSED);
    private static final CborValue BITS_NAME = new CborValue.Text("bits");
    private static final CborValue LIST_NAME = new CborValue.Text("lst");

    public StatusList {
        if (iat < 0 || exp <= iat) {
            throw new IllegalArgumentException("a status list ends after it begins");
        }
    }

    /** Where the registry says that the list of an issuer and a type stands, and how long it is. */
    public record Place(String iss, int type, String uri, long capacity) {}

    /** Signs the list with a key whose use is status. */
    public byte[] sign(CredentialSigner signer) {
        List<CborValue.Entry> claims = new ArrayList<>();
        claims.add(entry(SUB, new CborValue.Text(uri)));
        claims.add(entry(EXP, new CborValue.Int(exp)));
        claims.add(entry(IAT, new CborValue.Int(iat)));
        ttl.ifPresent(seconds -> claims.add(entry(TTL, new CborValue.Int(seconds))));
        claims.add(entry(
                STATUS_LIST,
                new CborValue.Map(List.of(
                        new CborValue.Entry(BITS_NAME, new CborValue.Int(2)),
                        new CborValue.Entry(LIST_NAME, new CborValue.Bytes(states.deflated()))))));
        closed.ifPresent(credentials -> claims.add(entry(CLOSED, new CborValue.Bytes(credentials.bytes()))));
        byte[] header = KeyedHeader.of(signer.publicKey().keyId(), MEDIA_TYPE).bytes();
        return Sign1.sign(header, CborWriter.write(new CborValue.Map(claims)), signer)
                .bytes();
    }

    private static CborValue.Entry entry(int label, CborValue value) {
        return new CborValue.Entry(new CborValue.Int(label), value);
    }

    /**
     * Reads a token and believes it only if the issuer's status key signed it for this place. Whether it is too old is
     * for the caller: an old list still knows what had ended.
     *
     * @param now the reader's clock, epoch seconds
     * @throws StatusListException saying why it is not believed
     */
    public static StatusList read(byte[] token, Place place, TrustList trust, long now) throws StatusListException {
        return read(token, place, trust, List.of(), now);
    }

    /**
     * The same, where other keys than the issuer's are believed too: those of a verifier that made the list from the ledger.
     *
     * @param attesting the keys of such a verifier
     */
    public static StatusList read(byte[] token, Place place, TrustList trust, List<P256PublicKey> attesting, long now)
            throws StatusListException {
        Claims claims = claims(token);
        if (attesting.stream().noneMatch(claims::isSignedBy)) {
            checkKey(claims, place, trust);
        }
        if (!claims.uri().equals(place.uri())) {
            throw new StatusListException(Fault.SUBJECT_DIFFERS);
        }
        if (claims.iat() > now + CLOCK_AHEAD) {
            throw new StatusListException(Fault.FROM_FUTURE);
        }
        StatusBits states = StatusBits.inflate(claims.deflated(), place.capacity());
        Optional<ClosedCredentials> closed = claims.closed().isEmpty()
                ? Optional.empty()
                : Optional.of(ClosedCredentials.read(claims.closed().get(), place.capacity()));
        return new StatusList(claims.uri(), claims.iat(), claims.exp(), claims.ttl(), states, closed);
    }

    private record Claims(
            Sign1 message,
            KeyedHeader header,
            String uri,
            long iat,
            long exp,
            Optional<Long> ttl,
            byte[] deflated,
            Optional<byte[]> closed) {

        boolean isSignedBy(P256PublicKey key) {
            return key.keyId().equals(header.kid()) && key.verifies(message.sigStructure(), message.signature());
        }
    }

    private static Claims claims(byte[] token) throws StatusListException {
        try {
            Sign1 message = Sign1.read(token);
            KeyedHeader header = KeyedHeader.read(message.protectedHeader());
            boolean known = message.unprotected().entries().isEmpty()
                    && header.isOfType(MEDIA_TYPE)
                    && header.alg() == PrintHeader.ALG_ESP256
                    && message.signature().length == P256PublicKey.SIGNATURE_LENGTH;
            if (known
                    && CborReader.read(message.payload()) instanceof CborValue.Map map
                    && onlyKnown(map)
                    && map.get(SUB).orElse(null) instanceof CborValue.Text uri
                    && map.get(EXP).orElse(null) instanceof CborValue.Int exp
                    && map.get(IAT).orElse(null) instanceof CborValue.Int iat
                    && iat.value() >= 0
                    && exp.value() > iat.value()) {
                return new Claims(
                        message, header, uri.value(), iat.value(), exp.value(), ttl(map), list(map), closed(map));
            }
        } catch (CborException e) {
            throw new StatusListException(Fault.NOT_EXACT);
        }
        throw new StatusListException(Fault.NOT_EXACT);
    }

    private static boolean onlyKnown(CborValue.Map map) {
        return map.entries().stream()
                .allMatch(entry -> entry.key() instanceof CborValue.Int label && LABELS.contains(label.value()));
    }

    private static Optional<Long> ttl(CborValue.Map map) throws StatusListException {
        Optional<CborValue> value = map.get(TTL);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof CborValue.Int seconds && seconds.value() > 0) {
            return Optional.of(seconds.value());
        }
        throw new StatusListException(Fault.NOT_EXACT);
    }

    private static Optional<byte[]> closed(CborValue.Map map) throws StatusListException {
        Optional<CborValue> value = map.get(CLOSED);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof CborValue.Bytes prefixes) {
            return Optional.of(prefixes.value());
        }
        throw new StatusListException(Fault.NOT_EXACT);
    }

    private static byte[] list(CborValue.Map map) throws StatusListException {
        if (map.get(STATUS_LIST).orElse(null) instanceof CborValue.Map list
                && list.entries().size() == 2
                && list.entries().get(0).key().equals(LIST_NAME)
                && list.entries().get(0).value() instanceof CborValue.Bytes deflated
                && list.entries().get(1).key().equals(BITS_NAME)
                && list.entries().get(1).value().equals(new CborValue.Int(2))) {
            return deflated.value();
        }
        throw new StatusListException(Fault.NOT_EXACT);
    }

    private static void checkKey(Claims claims, Place place, TrustList trust) throws StatusListException {
        List<TrustedKey> candidates = trust.keys(place.iss(), claims.header().kid());
        if (candidates.isEmpty()) {
            throw new StatusListException(Fault.KEY_UNKNOWN);
        }
        byte[] signed = claims.message().sigStructure();
        List<TrustedKey> signers = candidates.stream()
                .filter(key -> key.alg() == claims.header().alg())
                .filter(key -> key.key().verifies(signed, claims.message().signature()))
                .toList();
        if (signers.isEmpty()) {
            throw new StatusListException(Fault.SIGNATURE_WRONG);
        }
        if (signers.stream().noneMatch(key -> isEntitled(key, place.type(), claims.iat()))) {
            throw new StatusListException(Fault.KEY_NOT_ENTITLED);
        }
    }

    private static boolean isEntitled(TrustedKey key, int type, long iat) {
        return key.use() == KeyUse.STATUS && key.signs(type) && !key.isCompromised() && key.isOpenAt(iat);
    }
}
