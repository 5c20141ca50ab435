// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.ledger.LedgerNames;
import org.yinzheng.verifier.readmodel.ReadModel;
import org.yinzheng.verifier.registry.Regions;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/** Turns what was sent into a {@link Question}, or says what would be accepted. */
@Component
public final class Questions {

    private static final Pattern REGION = Pattern.compile("[0-9]{6}");
    private static final Pattern MATTER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern PAGE =
            Pattern.compile("https?://(?=.{1,190}$)[A-Za-z0-9.:\\[\\]-]+/[A-Za-z0-9._~/-]*");
    private static final Pattern EPOCH_SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final int LONGEST_MOMENT = 40;
    private static final Instant FIRST_MOMENT = Instant.parse("2020-01-01T00:00:00Z");

    private final ReadModel view;
    private final String ownRegion;
    private final String commonNamespace;
    private final Clock clock;

    Questions(ReadModel view, VerifierProperties properties, LedgerNames names, Clock clock) {
        this.view = view;
        this.ownRegion = properties.here();
        this.commonNamespace = names.commonNamespace();
        this.clock = clock;
    }

    /** The question that was meant. */
    public Question of(
            @Nullable String here, @Nullable String matter, @Nullable String asOf, @Nullable String recordFor) {
        return new Question(
                region(here),
                matter(matter),
                present(asOf).flatMap(this::moment),
                present(recordFor).map(Questions::page));
    }

    /** Only what a browser shows as the page's own address: it is printed into a code. */
    private static URI page(String address) {
        if (!PAGE.matcher(address).matches()) {
            throw malformedPage();
        }
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw malformedPage();
        }
    }

    private static ProblemException malformedPage() {
        return new ProblemException(
                ProblemCode.ADDRESS_MALFORMED,
                "'recordFor' is the page's own address: http or https, host and path, at most 200 characters, without"
                        + " query and fragment");
    }

    private String region(@Nullable String here) {
        var region = present(here).orElse(ownRegion);
        var registered = new Regions(view.now(), commonNamespace)
                .all().stream().map(known -> known.region()).toList();
        // before the first block nothing is registered: then the answer says how old the view is
        var known = registered.isEmpty() || registered.contains(region) || region.equals(ownRegion);
        if (!REGION.matcher(region).matches() || !known) {
            throw new ProblemException(
                    ProblemCode.REGION_UNKNOWN, "'here' is one of the registered regions: " + registered);
        }
        return region;
    }

    private static Optional<String> matter(@Nullable String matter) {
        var given = present(matter);
        if (given.isPresent() && !MATTER.matcher(given.get()).matches()) {
            throw new ProblemException(
                    ProblemCode.MATTER_MALFORMED,
                    "'matter' is the code of a matter: 1 to 64 letters, digits, dots, dashes and underscores");
        }
        return given;
    }

    private Optional<Instant> moment(String asOf) {
        var moment = parse(asOf);
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, PrintClaims.ZONE);
        if (moment.equals(endOf(today))) {
            return Optional.empty();
        }
        if (moment.isBefore(FIRST_MOMENT) || moment.isAfter(now)) {
            throw new ProblemException(
                    ProblemCode.AS_OF_OUT_OF_RANGE,
                    "'asOf' lies between " + FIRST_MOMENT + " and now, " + Instant.ofEpochSecond(now.getEpochSecond()));
        }
        return Optional.of(moment);
    }

    private static Instant parse(String asOf) {
        try {
            if (asOf.length() > LONGEST_MOMENT) {
                throw malformedMoment();
            }
            if (EPOCH_SECONDS.matcher(asOf).matches()) {
                return Instant.ofEpochSecond(Long.parseLong(asOf));
            }
            return asOf.contains("T") ? OffsetDateTime.parse(asOf).toInstant() : endOf(LocalDate.parse(asOf));
        } catch (DateTimeException e) {
            throw malformedMoment();
        }
    }

    /** Who asks about a day means the day's end: what happened on it has happened. */
    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(PrintClaims.ZONE).toInstant().minusSeconds(1);
    }

    private static ProblemException malformedMoment() {
        return new ProblemException(
                ProblemCode.AS_OF_MALFORMED,
                "'asOf' is a date (2026-11-22), a date and time with offset (2026-11-22T09:30:00+08:00) or epoch seconds");
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
    }
}
