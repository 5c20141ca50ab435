// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.licence.LicenceQuery;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.RecognitionRules;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.RegistryReader;
import org.yinzheng.gateway.signing.ForeignCredentials;

/** Reads a code that somebody showed and says whether its use can be recorded; the contract judges again when it is. */
@Component
class ReviewLicence {
    private final ForeignCredentials credentials;
    private final AgencyDesk desk;
    private final RegistryReader registry;
    private final AgreementReader agreements;
    private final Clock clock;

    ReviewLicence(
            ForeignCredentials credentials,
            AgencyDesk desk,
            RegistryReader registry,
            AgreementReader agreements,
            Clock clock) {
        this.credentials = credentials;
        this.desk = desk;
        this.registry = registry;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if it is no code, or not genuine */
    Review of(Caller caller, String code) {
        caller.require(Role.CLERK);
        var shown = credentials.shown(caller, code);
        int number = shown.credential().claims().vct();
        var type = desk.typeInUse(caller, shown.region().namespace(), number)
                .orElseThrow(() -> Problem.CREDENTIAL_NOT_GENUINE.exception("ISSUER_NOT_AUTHORISED"));
        boolean licence = type.kind() == LicenceType.Kind.LICENCE;
        var id = licence ? identifier(type, shown) : Optional.<String>empty();
        var view = id.flatMap(one -> view(caller, shown, one));
        var inForce = licence ? inForce(caller, shown, type) : List.<AgreementState>of();
        var missing = inForce.stream()
                .findFirst()
                .map(one -> RecognitionRules.missing(one.terms(), type.fields(), shown.fields()))
                .orElse(List.of());
        return new Review(
                type.labels(),
                shown.agency(),
                shown.region(),
                id.orElse(null),
                lines(type, shown),
                view.orElse(null),
                inForce,
                missing.stream().map(Field::labels).toList(),
                obstacle(caller, shown, licence, view.orElse(null), inForce)
                        .or(() -> missing.isEmpty() ? Optional.empty() : Optional.of(Obstacle.NOT_ENOUGH_SHOWN)));
    }

    /** Those that demand no more than was shown; all where each demands more. */
    private List<AgreementState> inForce(Caller caller, ForeignCredentials.Shown shown, LicenceType type) {
        var all = agreements.inForce(caller, shown.region().region(), type.number());
        var content = all.stream()
                .filter(one -> RecognitionRules.missing(one.terms(), type.fields(), shown.fields())
                        .isEmpty())
                .toList();
        return content.isEmpty() ? all : content;
    }

    private static Optional<String> identifier(LicenceType type, ForeignCredentials.Shown shown) {
        return type.fields().stream()
                .filter(field -> field.format() == LicenceType.Format.IDENTIFIER)
                .map(field -> shown.values().get(field.key()))
                .filter(FieldValue.Text.class::isInstance)
                .map(value -> ((FieldValue.Text) value).value())
                .findFirst()
                .map(printed -> complete(type, shown.agency(), printed));
    }

    private static String complete(LicenceType type, String agency, String printed) {
        try {
            return LicenceIdentifier.complete(type.code(), agency, printed).toString();
        } catch (IllegalArgumentException e) {
            throw Problem.CREDENTIAL_NOT_GENUINE.exception("TAMPERED");
        }
    }

    private Optional<LicenceView> view(Caller caller, ForeignCredentials.Shown shown, String licenceId) {
        try {
            return Optional.of(registry.read(
                    caller,
                    shown.region().namespace(),
                    "licence:Read",
                    new LicenceQuery(licenceId),
                    LicenceView.class));
        } catch (LedgerRefusal e) {
            if (e.code().equals("LICENCE_UNKNOWN")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<Review.Line> lines(LicenceType type, ForeignCredentials.Shown shown) {
        return type.fields().stream()
                .filter(field -> field.format() != LicenceType.Format.IDENTIFIER)
                .filter(field -> shown.values().containsKey(field.key()))
                .map(field ->
                        new Review.Line(field.labels(), text(field, shown), field.format() == LicenceType.Format.DATE))
                .toList();
    }

    private static String text(Field field, ForeignCredentials.Shown shown) {
        var value = shown.values().get(field.key());
        return value == null
                ? ""
                : value.shown(FieldFormat.valueOf(field.format().name()));
    }

    private Optional<Obstacle> obstacle(
            Caller caller,
            ForeignCredentials.Shown shown,
            boolean licence,
            @Nullable LicenceView view,
            List<AgreementState> inForce) {
        if (!licence) {
            return Optional.of(Obstacle.NOT_A_LICENCE);
        }
        if (shown.region().region().equals(caller.region())) {
            return Optional.of(Obstacle.OWN_REGION);
        }
        if (view == null) {
            return Optional.of(Obstacle.NOT_RECORDED);
        }
        var state = standing(view, shown.credential().digest().hex());
        return state.isPresent() || !inForce.isEmpty() ? state : Optional.of(Obstacle.NO_AGREEMENT);
    }

    private Optional<Obstacle> standing(LicenceView view, String digest) {
        var today = LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
        var validTo = view.body().validTo();
        if (view.state().state() != LicenceStatus.VALID) {
            return Optional.of(Obstacle.NOT_VALID);
        }
        if (today.isBefore(LocalDate.parse(view.body().validFrom()))) {
            return Optional.of(Obstacle.NOT_YET_VALID);
        }
        if (validTo != null && today.isAfter(LocalDate.parse(validTo))) {
            return Optional.of(Obstacle.EXPIRED);
        }
        boolean open =
                view.state().credentials().stream().anyMatch(one -> one.digest().equals(digest) && one.to() == null);
        return open ? Optional.empty() : Optional.of(Obstacle.CODE_CLOSED);
    }
}
