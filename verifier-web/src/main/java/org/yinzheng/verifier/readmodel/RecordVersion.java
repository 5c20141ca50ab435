// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import com.google.protobuf.ByteString;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.credential.trust.LedgerPosition;

/**
 * What a record said from one transaction on. Immutable; what was made of it once (the parsed record, a prepared key) is
 * kept, because registry records are asked for at every check.
 */
public final class RecordVersion {

    private final String key;
    private final long position;
    private final long time;
    private final ByteString value;
    private volatile @Nullable Object record;
    private volatile @Nullable Object derived;

    /**
     * A version.
     *
     * @param key ledger key
     * @param position ordinal of the transaction that wrote it
     * @param time record time of that transaction, epoch seconds
     * @param value as written
     */
    public RecordVersion(String key, long position, long time, ByteString value) {
        this.key = key;
        this.position = position;
        this.time = time;
        this.value = value;
    }

    public String key() {
        return key;
    }

    public long position() {
        return position;
    }

    /** The position as the credential library counts it. */
    public LedgerPosition place() {
        var place = org.yinzheng.verifier.ledger.LedgerPosition.ofOrdinal(position);
        return new LedgerPosition(place.block(), place.transaction());
    }

    public long time() {
        return time;
    }

    public ByteString value() {
        return value;
    }

    /** The record as the ledger's own type, parsed once. */
    public <T> T as(Class<T> type) {
        var known = record;
        if (!type.isInstance(known)) {
            known = CanonicalJson.read(value.toByteArray(), type);
            record = known;
        }
        return type.cast(known);
    }

    /** Something prepared from this version and those before it, made once. */
    public <T> T derive(Class<T> type, Function<RecordVersion, T> maker) {
        var known = derived;
        if (!type.isInstance(known)) {
            known = maker.apply(this);
            derived = known;
        }
        return type.cast(known);
    }
}
