// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.recognition.Finding;
import org.yinzheng.chaincode.recognition.RecognitionState;
import org.yinzheng.credential.print.PrintClaims;

/**
 * Mutual recognition as a regulator looks at it: who uses whose licences, who refuses, who revokes, and what does not look
 * like every day's work. Pure: from the ledger's records alone.
 *
 * @param complete false where a region has more records than are looked at
 */
@Schema(name = "RegulatorView")
record RegulatorView(
        List<Pair> pairs,
        List<Refusals> refusals,
        List<Revocations> revocations,
        List<Oddity> oddities,
        boolean complete) {
    /** Uses of one officer in one day beyond which somebody should look. */
    static final int MANY_BY_ONE_OFFICER = 100;

    /** Uses of one licence in one day. */
    static final int MANY_OF_ONE_LICENCE = 20;

    /** Refusals beyond which their share counts. */
    static final int SOME = 5;

    /** Ends of one issuer in one day. */
    static final int MANY_ENDS = 50;

    private static final long NIGHT_ENDS = 6;

    RegulatorView {
        pairs = List.copyOf(pairs);
        refusals = List.copyOf(refusals);
        revocations = List.copyOf(revocations);
        oddities = List.copyOf(oddities);
    }

    /** Volumes of one pair of regions: {@code user} uses licences that {@code issuer} issued. */
    @Schema(name = "RecognitionPair")
    record Pair(String user, String issuer, long recognised, long refused, long doubted) {
        public long all() {
            return recognised + refused + doubted;
        }
    }

    /** How often an agency refused for a reason. */
    @Schema(name = "RecognitionRefusals")
    record Refusals(String agency, String reason, long count) {}

    /** Ended licences of an issuer, by how they ended. */
    @Schema(name = "IssuerRevocations")
    record Revocations(String issuer, long revoked, long withdrawn, long cancelled) {}

    /**
     * Something to look at; not a finding of guilt.
     *
     * @param kind BUSY_OFFICER, BUSY_LICENCE, REFUSES_MOST, MANY_ENDS or AT_NIGHT
     * @param subject officer, licence or agency
     * @param day ISO date, absent where it is no single day
     */
    @Schema(name = "RecognitionOddity")
    record Oddity(String kind, String subject, String day, long count) {}

    static RegulatorView of(Collection<RecognitionState> uses, Collection<LicenceState> ended, boolean complete) {
        var oddities = new ArrayList<Oddity>();
        counted(uses, use -> use.agency() + " " + use.officer() + "\n" + day(use.recordedAt()))
                .forEach((key, count) -> add(oddities, "BUSY_OFFICER", key, count, MANY_BY_ONE_OFFICER));
        counted(uses, use -> use.licenceId() + "\n" + day(use.recordedAt()))
                .forEach((key, count) -> add(oddities, "BUSY_LICENCE", key, count, MANY_OF_ONE_LICENCE));
        counted(ended, state -> issuer(state) + "\n" + day(state.changedAt()))
                .forEach((key, count) -> add(oddities, "MANY_ENDS", key, count, MANY_ENDS));
        refusingMost(uses).forEach(oddities::add);
        counted(
                        uses.stream()
                                .filter(use -> hour(use.recordedAt()) < NIGHT_ENDS)
                                .toList(),
                        use -> use.agency() + "\n" + day(use.recordedAt()))
                .forEach((key, count) -> add(oddities, "AT_NIGHT", key, count, SOME));
        return new RegulatorView(pairs(uses), refusals(uses), revocations(ended), oddities, complete);
    }

    private static List<Pair> pairs(Collection<RecognitionState> uses) {
        return uses.stream()
                .collect(Collectors.groupingBy(
                        use -> use.region() + "\n" + use.issuerRegion(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(group -> new Pair(
                        group.get(0).region(),
                        group.get(0).issuerRegion(),
                        count(group, Finding.RECOGNISED),
                        count(group, Finding.REFUSED),
                        count(group, Finding.OBJECTION)))
                .sorted(Comparator.comparing(pair -> -pair.all()))
                .toList();
    }

    private static long count(List<RecognitionState> uses, Finding finding) {
        return uses.stream().filter(use -> use.finding() == finding).count();
    }

    private static List<Refusals> refusals(Collection<RecognitionState> uses) {
        var refused =
                uses.stream().filter(use -> use.finding() == Finding.REFUSED).toList();
        return counted(refused, use -> use.agency() + "\n" + use.reason()).entrySet().stream()
                .map(one -> new Refusals(first(one.getKey()), second(one.getKey()), one.getValue()))
                .sorted(Comparator.comparing(one -> -one.count()))
                .toList();
    }

    private static List<Revocations> revocations(Collection<LicenceState> ended) {
        var byIssuer =
                ended.stream().collect(Collectors.groupingBy(RegulatorView::issuer, TreeMap::new, Collectors.toList()));
        return byIssuer.entrySet().stream()
                .map(one -> new Revocations(
                        one.getKey(),
                        ends(one.getValue(), LicenceStatus.REVOKED),
                        ends(one.getValue(), LicenceStatus.WITHDRAWN),
                        ends(one.getValue(), LicenceStatus.CANCELLED)))
                .toList();
    }

    private static long ends(List<LicenceState> states, LicenceStatus status) {
        return states.stream().filter(state -> state.state() == status).count();
    }

    private static List<Oddity> refusingMost(Collection<RecognitionState> uses) {
        var byAgency = uses.stream()
                .collect(Collectors.groupingBy(RecognitionState::agency, TreeMap::new, Collectors.toList()));
        return byAgency.entrySet().stream()
                .filter(one -> count(one.getValue(), Finding.REFUSED) >= SOME
                        && count(one.getValue(), Finding.REFUSED) * 2
                                > one.getValue().size())
                .map(one -> new Oddity("REFUSES_MOST", one.getKey(), "", count(one.getValue(), Finding.REFUSED)))
                .toList();
    }

    private static <T> Map<String, Long> counted(Collection<T> all, Function<T, String> key) {
        return all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    private static void add(List<Oddity> oddities, String kind, String key, long count, long usual) {
        if (count > usual) {
            oddities.add(new Oddity(kind, first(key), second(key), count));
        }
    }

    private static String first(String key) {
        return key.substring(0, key.indexOf('\n'));
    }

    private static String second(String key) {
        return key.substring(key.indexOf('\n') + 1);
    }

    private static String issuer(LicenceState state) {
        return LicenceId.parse(state.licenceId()).issuer();
    }

    private static String day(long seconds) {
        return Instant.ofEpochSecond(seconds)
                .atZone(PrintClaims.ZONE)
                .toLocalDate()
                .toString();
    }

    private static int hour(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(PrintClaims.ZONE).getHour();
    }
}
