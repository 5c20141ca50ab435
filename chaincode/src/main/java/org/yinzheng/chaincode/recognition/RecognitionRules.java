// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.chaincode.registry.LicenceType;

/** The pure rules of recognition: no ledger, no clock, every input an argument. */
public final class RecognitionRules {
    private RecognitionRules() {}

    /** Both the recogniser's and the issuer's region are parties and keep their part up. */
    static void requireBothParties(
            AgreementState agreement,
            String here,
            @Nullable PartyStatus ownPart,
            String issuerRegion,
            @Nullable PartyStatus issuersPart) {
        Agreements.requireParty(agreement.terms(), here);
        Agreements.requireParty(agreement.terms(), issuerRegion);
        requireKept(agreement, here, ownPart);
        requireKept(agreement, issuerRegion, issuersPart);
    }

    /** The agreement speaks of the type and the matter on that day. */
    static void requireCovered(AgreementTerms terms, int type, String matter, LocalDate day) {
        Require.that(
                AgreementRules.hasBegun(terms, day) && !AgreementRules.isPast(terms, day),
                Refusal.AGREEMENT_NOT_IN_FORCE,
                "the agreement is in force from " + terms.from() + (terms.to() == null ? "" : " to " + terms.to()));
        Require.that(
                terms.types().contains(type),
                Refusal.TYPE_NOT_IN_AGREEMENT,
                "the agreement covers the types " + terms.types());
        Require.that(
                terms.matters().isEmpty() || terms.matters().contains(matter),
                Refusal.MATTER_NOT_IN_AGREEMENT,
                "the agreement covers the matters " + terms.matters());
    }

    /** What the agreement demands was shown. */
    static void requireShown(AgreementTerms terms, List<LicenceType.Field> fields, List<Integer> shown) {
        var missing = missing(terms, fields, shown).stream()
                .map(LicenceType.Field::name)
                .toList();
        Require.that(
                missing.isEmpty(),
                Refusal.FIELDS_NOT_SHOWN,
                "the agreement demands that these fields are shown as well: " + missing);
    }

    /**
     * What the agreement demands of a type's fields and was not shown. A name that the type does not have demands nothing: an
     * agreement is about several types.
     *
     * @param shown keys of fields
     */
    public static List<LicenceType.Field> missing(
            AgreementTerms terms, List<LicenceType.Field> fields, List<Integer> shown) {
        return fields.stream()
                .filter(field -> terms.minimumFields().contains(field.name()) && !shown.contains(field.key()))
                .toList();
    }

    /** The licence is valid on that day, and the credential that was shown still stands. */
    static void requireValid(LicenceView licence, String digest, LocalDate day) {
        var body = licence.body();
        Require.that(
                licence.state().state() == LicenceStatus.VALID,
                Refusal.LICENCE_NOT_VALID,
                "the licence is " + licence.state().state() + "; only a valid one is recognised");
        boolean open = licence.state().credentials().stream()
                .anyMatch(credential -> credential.digest().equals(digest) && credential.to() == null);
        Require.that(
                open, Refusal.LICENCE_NOT_VALID, "the credential was closed; a newer one of the licence is required");
        Require.that(
                !day.isBefore(LocalDate.parse(body.validFrom()))
                        && (body.validTo() == null || !day.isAfter(LocalDate.parse(body.validTo()))),
                Refusal.LICENCE_NOT_VALID,
                "the licence is valid from " + body.validFrom()
                        + (body.validTo() == null ? "" : " to " + body.validTo()));
    }

    private static void requireKept(AgreementState agreement, String region, @Nullable PartyStatus part) {
        Require.that(
                AgreementRules.keepsUp(agreement, region, part),
                Refusal.AGREEMENT_NOT_IN_FORCE,
                "the part of " + region + " must be ACCEPTED; it is " + (part == null ? "undecided" : part.name()));
    }
}
