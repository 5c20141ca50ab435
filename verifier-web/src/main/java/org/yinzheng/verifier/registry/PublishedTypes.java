// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.credential.schema.FieldSchema;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.verifier.readmodel.RecordVersion;

/** The types of documents published at a place in the ledger, each in its newest version. */
public final class PublishedTypes implements IntFunction<Optional<TypeSchema>> {

    private static final int NUMBER_DIGITS = 5;
    private static final int LARGEST_NUMBER = 65_535;

    private final Regions regions;

    public PublishedTypes(Regions regions) {
        this.regions = regions;
    }

    /** Every published type, by number. */
    public List<TypeSchema> all() {
        return regions.ledger().scan(regions.commonNamespace(), LedgerKeys.text(Kind.TYP, List.of())).stream()
                .map(version -> version.as(LicenceType.class).number())
                .distinct()
                .flatMap(number -> apply(number).stream())
                .toList();
    }

    /** Where the newest version of a type says that an issuer's status list stands; none for receipts. */
    public Optional<StatusList.Place> statusPlace(String iss, int number) {
        return newest(number)
                .flatMap(version ->
                        Optional.ofNullable(version.as(LicenceType.class).statusList()))
                .map(list -> new StatusList.Place(
                        iss,
                        number,
                        list.address().replace("{iss}", iss).replace("{vct}", Integer.toString(number)),
                        roundedUp(list.capacity())));
    }

    /** Four statuses share a byte. */
    private static long roundedUp(long capacity) {
        return (capacity + 3) / 4 * 4;
    }

    @Override
    public Optional<TypeSchema> apply(int number) {
        return newest(number).map(version -> version.derive(TypeSchema.class, PublishedTypes::schema));
    }

    private Optional<RecordVersion> newest(int number) {
        if (number < 1 || number > LARGEST_NUMBER) {
            return Optional.empty();
        }
        var prefix = LedgerKeys.text(Kind.TYP, List.of(LedgerKeys.padded(number, NUMBER_DIGITS)));
        var versions = regions.ledger().scan(regions.commonNamespace(), prefix);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    private static TypeSchema schema(RecordVersion version) {
        var type = version.as(LicenceType.class);
        return new TypeSchema(
                type.number(),
                TypeSchema.Kind.valueOf(type.kind().name()),
                type.code(),
                bilingual(type.labels()),
                type.fields().stream().map(PublishedTypes::field).toList());
    }

    private static FieldSchema field(LicenceType.Field field) {
        return new FieldSchema(
                field.key(),
                field.name(),
                bilingual(field.labels()),
                FieldFormat.valueOf(field.format().name()),
                field.required(),
                field.maxLength());
    }

    private static Bilingual bilingual(Labels labels) {
        return new Bilingual(labels.zh(), labels.en());
    }
}
