// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.ArrayList;
import java.util.List;
import org.yinzheng.credential.cbor.CborValue;

/** Values from plain Java ones, for tests. */
final class Cbor {
    private Cbor() {}

    /** Keys and values in turn. */
    static CborValue.Map map(Object... keysAndValues) {
        List<CborValue.Entry> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(new CborValue.Entry(value(keysAndValues[i]), value(keysAndValues[i + 1])));
        }
        return new CborValue.Map(entries);
    }

    static CborValue value(Object value) {
        if (value instanceof Number number) {
            return new CborValue.Int(number.longValue());
        }
        if (value instanceof byte[] bytes) {
            return new CborValue.Bytes(bytes);
        }
        return value instanceof String text ? new CborValue.Text(text) : (CborValue) value;
    }
}
