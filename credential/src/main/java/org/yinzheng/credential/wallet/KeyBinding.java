// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;

/**
 * What the holder's key says when a credential is shown: when, to whom, what for.
 *
 * @param iat time of signing, epoch seconds
 * @param exp epoch seconds, 1 to 60 after iat
 * @param cti 8 random bytes, others each time
 * @param audience the verifier that asked, where one did
 * @param nonce what it asked with, 8 to 64 bytes
 * @param purpose what the holder shows it for, up to 40 characters
 */
public record KeyBinding(
        long iat, long exp, byte[] cti, Optional<String> audience, Optional<byte[]> nonce, Optional<String> purpose) {
    /** How long a presentation lives, seconds. */
    public static final int LONGEST_LIFE = 60;
    /** Bytes of a cti. */
    public static final int CTI_LENGTH = 8;
    /** The most characters of a purpose. */
    public static final int PURPOSE_LENGTH = 40;

    private static final int AUDIENCE_LENGTH = 200;
    private static final int AUD = 3;
    private static final int EXP = 4;
    private static final int IAT = 6;
    private static final int CTI = 7;
    private static final int CNONCE = 39;
    private static final int PURPOSE = -65538;
    private static final Set<Long> LABELS =
            Set.of((long) AUD, (long) EXP, (long) IAT, (long) CTI, (long) CNONCE, (long) PURPOSE);
    private static final long LAST_TIME = 253_402_300_800L;

    public KeyBinding {
        Objects.requireNonNull(cti, "cti");
        require(iat >= 0 && exp >= 0 && iat < LAST_TIME && exp < LAST_TIME, "times lie between 1970 and 9999");
        require(cti.length == CTI_LENGTH, "a presentation's cti has 8 bytes");
        require(hasLength(audience, AUDIENCE_LENGTH), "an audience has 1 to 200 characters");
        require(hasLength(purpose, PURPOSE_LENGTH), "a purpose has 1 to 40 characters");
        require(nonce.map(bytes -> bytes.length >= 8 && bytes.length <= 64).orElse(true), "a nonce has 8 to 64 bytes");
    }

    private static boolean hasLength(Optional<String> text, int most) {
        return text.map(value -> value.codePointCount(0, value.length()))
                .map(length -> length >= 1 && length <= most)
                .orElse(true);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Whether it lives from 1 to 60 seconds. */
    public boolean hasItsLife() {
        return exp > iat && exp - iat <= LONGEST_LIFE;
    }

    byte[] bytes() {
        List<CborValue.Entry> entries = new ArrayList<>();
        audience.ifPresent(text -> put(entries, AUD, new CborValue.Text(text)));
        put(entries, EXP, new CborValue.Int(exp));
        put(entries, IAT, new CborValue.Int(iat));
        put(entries, CTI, new CborValue.Bytes(cti));
        nonce.ifPresent(bytes -> put(entries, CNONCE, new CborValue.Bytes(bytes)));
        purpose.ifPresent(text -> put(entries, PURPOSE, new CborValue.Text(text)));
        return CborWriter.write(new CborValue.Map(entries));
    }

    private static void put(List<CborValue.Entry> entries, int label, CborValue value) {
        entries.add(new CborValue.Entry(new CborValue.Int(label), value));
    }

    /**
     * Reads a payload.
     *
     * @throws CborException if the claims are not exactly these
     */
    static KeyBinding read(byte[] payload) throws CborException {
        if (!(CborReader.read(payload) instanceof CborValue.Map map)) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        for (CborValue.Entry entry : map.entries()) {
            if (!(entry.key() instanceof CborValue.Int label) || !LABELS.contains(label.value())) {
                throw new CborException(Fault.UNEXPECTED_TYPE);
            }
        }
        if (map.get(IAT).orElse(null) instanceof CborValue.Int iat
                && map.get(EXP).orElse(null) instanceof CborValue.Int exp
                && map.get(CTI).orElse(null) instanceof CborValue.Bytes cti) {
            try {
                return new KeyBinding(
                        iat.value(), exp.value(), cti.value(), text(map, AUD), bytes(map, CNONCE), text(map, PURPOSE));
            } catch (IllegalArgumentException e) {
                throw new CborException(Fault.OUT_OF_RANGE);
            }
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    private static Optional<String> text(CborValue.Map map, int label) throws CborException {
        Optional<CborValue> value = map.get(label);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof CborValue.Text text) {
            return Optional.of(text.value());
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    private static Optional<byte[]> bytes(CborValue.Map map, int label) throws CborException {
        Optional<CborValue> value = map.get(label);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof CborValue.Bytes bytes) {
            return Optional.of(bytes.value());
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }
}
