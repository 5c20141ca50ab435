// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.bundle;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.bundle.TrustBundle.Agreement;
import org.yinzheng.credential.bundle.TrustBundle.CarriedAgreements;
import org.yinzheng.credential.bundle.TrustBundle.CarriedList;
import org.yinzheng.credential.bundle.TrustBundle.IssuerKey;
import org.yinzheng.credential.bundle.TrustBundle.ListBeside;
import org.yinzheng.credential.bundle.TrustBundle.Registry;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.credential.schema.FieldSchema;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.trust.TypeGrant;
import org.yinzheng.credential.verdict.Bilingual;

/** The bundle in CBOR: five claims, a sixth where lists stand beside it; rows of fixed length. The numbers of enumerations are their places in the lists. */
final class BundleCodec {
    private static final int IAT = 6;
    private static final int HEIGHT = -65601;
    private static final int REGISTRY = -65602;
    private static final int LISTS = -65603;
    private static final int AGREEMENTS = -65604;
    private static final int LISTS_BESIDE = -65605;

    private BundleCodec() {}

    static CborValue write(TrustBundle bundle) {
        Registry registry = bundle.registry();
        CarriedAgreements agreements = bundle.agreements();
        List<CborValue.Entry> claims = new ArrayList<>(List.of(
                entry(IAT, new CborValue.Int(bundle.madeAt())),
                entry(HEIGHT, new CborValue.Int(bundle.height())),
                entry(
                        REGISTRY,
                        Row.of(
                                registry.time(),
                                Row.list(registry.issuers(), BundleCodec::issuer),
                                Row.list(registry.keys(), BundleCodec::key),
                                Row.list(registry.types(), BundleCodec::type))),
                entry(LISTS, Row.list(bundle.lists(), BundleCodec::list)),
                entry(
                        AGREEMENTS,
                        Row.of(agreements.time(), Row.list(agreements.agreements(), BundleCodec::agreement)))));
        if (!bundle.listsBeside().isEmpty()) {
            claims.add(entry(LISTS_BESIDE, Row.list(bundle.listsBeside(), BundleCodec::listBeside)));
        }
        return new CborValue.Map(claims);
    }

    private static CborValue.Entry entry(int label, CborValue value) {
        return new CborValue.Entry(new CborValue.Int(label), value);
    }

    static TrustBundle read(CborValue.Map map) throws CborException {
        boolean beside = map.get(LISTS_BESIDE).isPresent();
        if (map.entries().size() != (beside ? 6 : 5)
                || !(map.get(IAT).orElse(null) instanceof CborValue.Int madeAt)
                || !(map.get(HEIGHT).orElse(null) instanceof CborValue.Int height)) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        try {
            Row registry = Row.of(required(map, REGISTRY), 4);
            Row lists = only(required(map, LISTS));
            Row agreements = Row.of(required(map, AGREEMENTS), 2);
            return new TrustBundle(
                    madeAt.value(),
                    height.value(),
                    new Registry(
                            registry.number(),
                            registry.rows(8, BundleCodec::issuer),
                            registry.rows(9, BundleCodec::key).stream()
                                    .flatMap(Optional::stream)
                                    .toList(),
                            registry.rows(6, BundleCodec::type)),
                    lists.rows(5, BundleCodec::list),
                    beside ? only(required(map, LISTS_BESIDE)).rows(7, BundleCodec::listBeside) : List.of(),
                    new CarriedAgreements(agreements.number(), agreements.rows(6, BundleCodec::agreement)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CborException(Fault.OUT_OF_RANGE);
        }
    }

    private static Row only(CborValue value) throws CborException {
        return Row.of(new CborValue.Array(List.of(value)), 1);
    }

    private static CborValue required(CborValue.Map map, int label) throws CborException {
        Optional<CborValue> value = map.get(label);
        if (value.isEmpty()) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        return value.get();
    }

    private static CborValue issuer(TrustedIssuer issuer) {
        return Row.of(
                issuer.iss(),
                issuer.agency(),
                issuer.name().zh(),
                issuer.name().en(),
                issuer.region(),
                Row.list(issuer.granted(), BundleCodec::grant),
                Row.list(issuer.admitted(), BundleCodec::grant),
                issuer.frozen());
    }

    private static TrustedIssuer issuer(Row row) throws CborException {
        return new TrustedIssuer(
                row.text(),
                row.text(),
                new Bilingual(row.text(), row.text()),
                row.text(),
                row.rows(3, BundleCodec::grant),
                row.rows(3, BundleCodec::grant),
                row.flag());
    }

    private static CborValue grant(TypeGrant grant) {
        return Row.of(grant.type(), position(grant.from()), grant.until().map(BundleCodec::position));
    }

    private static TypeGrant grant(Row row) throws CborException {
        int type = row.small();
        LedgerPosition from = position(row.row(2));
        Optional<Row> until = row.optionalRow(2);
        return new TypeGrant(type, from, until.isPresent() ? Optional.of(position(until.get())) : Optional.empty());
    }

    private static CborValue position(LedgerPosition position) {
        return Row.of(position.block(), position.transaction());
    }

    private static LedgerPosition position(Row row) throws CborException {
        return new LedgerPosition(row.number(), row.small());
    }

    private static CborValue key(IssuerKey entry) {
        TrustedKey key = entry.key();
        return Row.of(
                entry.iss(),
                key.key().spki(),
                key.alg(),
                key.use().ordinal(),
                position(key.opened()),
                key.openedAt(),
                key.closing().map(BundleCodec::closing),
                key.types().stream().sorted().toList(),
                key.notAfter());
    }

    /** Nothing where the bytes are no key: it signed nothing, and the others are none the worse. */
    private static Optional<IssuerKey> key(Row row) throws CborException {
        String iss = row.text();
        Optional<P256PublicKey> key = P256PublicKey.ifReadable(row.bytes());
        int alg = row.small();
        KeyUse use = row.oneOf(KeyUse.values());
        LedgerPosition opened = position(row.row(2));
        long openedAt = row.number();
        Optional<Row> closing = row.optionalRow(3);
        Optional<KeyClosing> closed = closing.isPresent() ? Optional.of(closing(closing.get())) : Optional.empty();
        Set<Integer> types = Set.copyOf(row.items(Row::small));
        Optional<Long> notAfter = row.optionalNumber();
        return key.map(known ->
                new IssuerKey(iss, new TrustedKey(known, alg, use, opened, openedAt, closed, notAfter, types)));
    }

    private static CborValue closing(KeyClosing closing) {
        return Row.of(position(closing.position()), closing.at(), closing.kind().ordinal());
    }

    private static KeyClosing closing(Row row) throws CborException {
        return new KeyClosing(position(row.row(2)), row.number(), row.oneOf(KeyClosing.Kind.values()));
    }

    private static CborValue type(TypeSchema type) {
        return Row.of(
                type.number(),
                type.kind().ordinal(),
                type.code(),
                type.label().zh(),
                type.label().en(),
                Row.list(type.fields(), BundleCodec::field));
    }

    private static TypeSchema type(Row row) throws CborException {
        return new TypeSchema(
                row.small(),
                row.oneOf(TypeSchema.Kind.values()),
                row.text(),
                new Bilingual(row.text(), row.text()),
                row.rows(7, BundleCodec::field));
    }

    private static CborValue field(FieldSchema field) {
        return Row.of(
                field.key(),
                field.name(),
                field.label().zh(),
                field.label().en(),
                field.format().ordinal(),
                field.required(),
                field.maxLength());
    }

    private static FieldSchema field(Row row) throws CborException {
        return new FieldSchema(
                row.small(),
                row.text(),
                new Bilingual(row.text(), row.text()),
                row.oneOf(FieldFormat.values()),
                row.flag(),
                row.small());
    }

    private static CborValue list(CarriedList list) {
        StatusList.Place place = list.place();
        return Row.of(place.iss(), place.type(), place.uri(), place.capacity(), list.token());
    }

    private static CarriedList list(Row row) throws CborException {
        return new CarriedList(new StatusList.Place(row.text(), row.small(), row.text(), row.number()), row.bytes());
    }

    private static CborValue listBeside(ListBeside list) {
        StatusList.Place place = list.place();
        return Row.of(
                place.iss(),
                place.type(),
                place.uri(),
                place.capacity(),
                HexFormat.of().parseHex(list.digest()),
                list.size(),
                list.asOf());
    }

    private static ListBeside listBeside(Row row) throws CborException {
        return new ListBeside(
                new StatusList.Place(row.text(), row.small(), row.text(), row.number()),
                HexFormat.of().formatHex(row.bytes()),
                row.number(),
                row.number());
    }

    private static CborValue agreement(Agreement agreement) {
        return Row.of(
                agreement.id(),
                agreement.parties(),
                agreement.types(),
                agreement.matters(),
                agreement.from().toEpochDay(),
                agreement.to().map(LocalDate::toEpochDay));
    }

    private static Agreement agreement(Row row) throws CborException {
        return new Agreement(
                row.text(),
                row.items(Row::text),
                row.items(Row::small),
                row.items(Row::text),
                LocalDate.ofEpochDay(row.number()),
                row.optionalNumber().map(LocalDate::ofEpochDay));
    }
}
