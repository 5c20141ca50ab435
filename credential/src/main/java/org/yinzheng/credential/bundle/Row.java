// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborValue;

/** An array of fixed length, written and read item by item. */
final class Row {
    private final List<CborValue> items;
    private int next;

    private Row(List<CborValue> items) {
        this.items = items;
    }

    /** How one item is read. */
    interface Reading<T> {
        T read(Row row) throws CborException;
    }

    /** How one item is written. */
    interface Writing<T> {
        CborValue write(T item);
    }

    static CborValue of(Object... items) {
        List<CborValue> values = new ArrayList<>();
        for (Object item : items) {
            values.add(value(item));
        }
        return new CborValue.Array(values);
    }

    private static CborValue value(Object item) {
        if (item instanceof Optional<?> optional) {
            return optional.map(Row::value).orElse(CborValue.Simple.NULL);
        }
        if (item instanceof Boolean flag) {
            return flag ? CborValue.Simple.TRUE : CborValue.Simple.FALSE;
        }
        if (item instanceof Number number) {
            return new CborValue.Int(number.longValue());
        }
        if (item instanceof byte[] bytes) {
            return new CborValue.Bytes(bytes);
        }
        if (item instanceof Collection<?> many) {
            return of(many.toArray());
        }
        return item instanceof String text ? new CborValue.Text(text) : (CborValue) item;
    }

    static <T> CborValue list(Collection<T> items, Writing<T> writing) {
        return new CborValue.Array(items.stream().map(writing::write).toList());
    }

    /** A row of exactly a number of items. */
    static Row of(CborValue value, int length) throws CborException {
        if (value instanceof CborValue.Array array && array.items().size() == length) {
            return new Row(array.items());
        }
        throw unexpected();
    }

    private static CborException unexpected() {
        return new CborException(Fault.UNEXPECTED_TYPE);
    }

    private CborValue take() {
        return items.get(next++);
    }

    String text() throws CborException {
        if (take() instanceof CborValue.Text text) {
            return text.value();
        }
        throw unexpected();
    }

    byte[] bytes() throws CborException {
        if (take() instanceof CborValue.Bytes bytes) {
            return bytes.value();
        }
        throw unexpected();
    }

    long number() throws CborException {
        if (take() instanceof CborValue.Int number) {
            return number.value();
        }
        throw unexpected();
    }

    int small() throws CborException {
        long number = number();
        if (number != (int) number) {
            throw unexpected();
        }
        return (int) number;
    }

    <E extends Enum<E>> E oneOf(E[] values) throws CborException {
        long number = number();
        if (number < 0 || number >= values.length) {
            throw unexpected();
        }
        return values[(int) number];
    }

    boolean flag() throws CborException {
        CborValue value = take();
        if (value == CborValue.Simple.TRUE || value == CborValue.Simple.FALSE) {
            return value == CborValue.Simple.TRUE;
        }
        throw unexpected();
    }

    Row row(int length) throws CborException {
        return of(take(), length);
    }

    Optional<Row> optionalRow(int length) throws CborException {
        CborValue value = take();
        return value == CborValue.Simple.NULL ? Optional.empty() : Optional.of(of(value, length));
    }

    Optional<Long> optionalNumber() throws CborException {
        if (items.get(next) == CborValue.Simple.NULL) {
            next++;
            return Optional.empty();
        }
        return Optional.of(number());
    }

    /** Rows of one length each. */
    <T> List<T> rows(int length, Reading<T> reading) throws CborException {
        List<T> read = new ArrayList<>();
        for (CborValue item : array()) {
            read.add(reading.read(of(item, length)));
        }
        return read;
    }

    /** Plain items. */
    <T> List<T> items(Reading<T> reading) throws CborException {
        List<CborValue> array = array();
        Row row = new Row(array);
        List<T> read = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            read.add(reading.read(row));
        }
        return read;
    }

    private List<CborValue> array() throws CborException {
        if (take() instanceof CborValue.Array array) {
            return array.items();
        }
        throw unexpected();
    }
}
