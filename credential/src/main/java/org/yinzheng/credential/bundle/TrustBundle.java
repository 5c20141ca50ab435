// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.bundle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;

/**
 * What a verifier carries for when the ledger is out of reach, as its service signed it. Everything in it is public.
 *
 * @param madeAt when it was put together, epoch seconds
 * @param height the number of blocks that it was made from
 * @param registry issuers, keys and types, as of one time
 * @param lists status lists inside the bundle, each of which says itself how old it is
 * @param listsBeside status lists that are fetched apart, when they are needed
 * @param agreements recognition agreements, as of one time
 */
public record TrustBundle(
        long madeAt,
        long height,
        Registry registry,
        List<CarriedList> lists,
        List<ListBeside> listsBeside,
        CarriedAgreements agreements) {
    /** The message's type. */
    public static final String MEDIA_TYPE = "application/vnd.yinzheng.bundle+cbor";

    /**
     * Issuers, keys and types.
     *
     * @param time the latest time in the ledger that they rest on, epoch seconds
     */
    public record Registry(long time, List<TrustedIssuer> issuers, List<IssuerKey> keys, List<TypeSchema> types) {
        public Registry {
            issuers = List.copyOf(issuers);
            keys = List.copyOf(keys);
            types = List.copyOf(types);
        }
    }

    /** A key of an issuer, open or closed, of any use. */
    public record IssuerKey(String iss, TrustedKey key) {}

    /** A status list token as its issuer signed it, and the place that the registry names for it. */
    public record CarriedList(StatusList.Place place, byte[] token) {}

    /**
     * A status list token that stands beside the bundle, known by its digest. It changes only when a status does, while the
     * bundle that names it says up to when it was still the newest.
     *
     * @param digest SHA-256 of the token, 64 hexadecimal digits
     * @param size length of the token in bytes
     * @param asOf up to when it holds, epoch seconds
     */
    public record ListBeside(StatusList.Place place, String digest, long size, long asOf) {
        private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

        public ListBeside {
            if (!DIGEST.matcher(digest).matches() || size <= 0) {
                throw new IllegalArgumentException("a list beside has a SHA-256 of 64 hexadecimal digits and a size");
            }
        }
    }

    /**
     * Agreements.
     *
     * @param time the latest time in the ledger that they rest on, epoch seconds
     */
    public record CarriedAgreements(long time, List<Agreement> agreements) {
        public CarriedAgreements {
            agreements = List.copyOf(agreements);
        }
    }

    /**
     * An agreement that is or will be in force, accepted by all its parties.
     *
     * @param id {@code id/version}
     * @param parties regions, 6 digits each
     * @param matters codes; empty for every matter
     * @param to the last day; empty without an end
     */
    public record Agreement(
            String id,
            List<String> parties,
            List<Integer> types,
            List<String> matters,
            LocalDate from,
            Optional<LocalDate> to) {
        public Agreement {
            parties = List.copyOf(parties);
            types = List.copyOf(types);
            matters = List.copyOf(matters);
        }

        /** Whether it covers a case on a day in China. */
        public boolean covers(int type, String issuerRegion, String here, Optional<String> matter, LocalDate date) {
            return types.contains(type)
                    && parties.contains(issuerRegion)
                    && parties.contains(here)
                    && (matters.isEmpty() || matter.map(matters::contains).orElse(true))
                    && !date.isBefore(from)
                    && to.map(last -> !date.isAfter(last)).orElse(true);
        }
    }

    public TrustBundle {
        lists = List.copyOf(lists);
        listsBeside = List.copyOf(listsBeside);
    }

    /** A bundle whose status lists all travel inside it. */
    public TrustBundle(
            long madeAt, long height, Registry registry, List<CarriedList> lists, CarriedAgreements agreements) {
        this(madeAt, height, registry, lists, List.of(), agreements);
    }

    /** Signs the bundle with a key whose use is attestation. */
    public byte[] sign(CredentialSigner signer) {
        return Attestation.sign(MEDIA_TYPE, CborWriter.write(BundleCodec.write(this)), signer);
    }

    /**
     * Reads a bundle.
     *
     * @param attesting the keys that may have signed it, which the reader has from before
     * @throws AttestationException if none of them did
     * @throws CborException if it is not a bundle of this version
     */
    public static TrustBundle read(byte[] message, List<P256PublicKey> attesting)
            throws AttestationException, CborException {
        return BundleCodec.read(Attestation.payload(MEDIA_TYPE, message, attesting));
    }
}
