// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.recognition;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.recognition.AcceptanceState;
import org.yinzheng.chaincode.recognition.AgreementRules;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.credential.verify.Agreements;
import org.yinzheng.verifier.readmodel.LedgerSnapshot;
import org.yinzheng.verifier.registry.Regions;

/** The recognition agreements at one place in the ledger: what was agreed, and who suspended or ended its part. */
public final class LedgerAgreements implements Agreements {

    private final LedgerSnapshot ledger;
    private final Regions regions;

    public LedgerAgreements(LedgerSnapshot ledger, Regions regions) {
        this.ledger = ledger;
        this.regions = regions;
    }

    @Override
    public Optional<String> inForce(
            int type, String issuerRegion, String here, Optional<String> matter, LocalDate date) {
        return activated().values().stream()
                .flatMap(versions -> standing(versions, date).stream())
                .filter(agreement -> covers(agreement.terms(), type, matter))
                .filter(agreement -> contains(agreement.terms(), date))
                .filter(agreement -> keepsUp(agreement, issuerRegion) && keepsUp(agreement, here))
                .map(agreement -> agreement.agreement() + "/" + agreement.version())
                .findFirst();
    }

    /** Codes of the matters that any agreement names. */
    public List<String> matters() {
        var matters = new TreeSet<String>();
        all().forEach(agreement -> matters.addAll(agreement.terms().matters()));
        return List.copyOf(matters);
    }

    /**
     * The agreements that are in force or will be, each with the parties that keep their parts up and the days on which no
     * later version has replaced it.
     */
    public List<TrustBundle.Agreement> accepted() {
        return activated().values().stream()
                .flatMap(versions ->
                        versions.values().stream().flatMap(one -> carried(one, versions.tailMap(one.version() + 1))))
                .toList();
    }

    private Stream<TrustBundle.Agreement> carried(AgreementState agreement, SortedMap<Integer, AgreementState> later) {
        var terms = agreement.terms();
        var parties = terms.parties().stream()
                .filter(party -> keepsUp(agreement, party))
                .toList();
        var first = LocalDate.parse(terms.from());
        var last = lastDay(terms, later.values());
        return parties.size() < 2 || last.isPresent() && last.get().isBefore(first)
                ? Stream.empty()
                : Stream.of(new TrustBundle.Agreement(
                        agreement.agreement() + "/" + agreement.version(),
                        parties,
                        terms.types(),
                        terms.matters(),
                        first,
                        last));
    }

    /** Its own last day, or the day before a later version's first. */
    private static Optional<LocalDate> lastDay(AgreementTerms terms, Collection<AgreementState> later) {
        var own = Optional.ofNullable(terms.to()).map(LocalDate::parse).stream();
        var replaced = later.stream()
                .map(version -> LocalDate.parse(version.terms().from()).minusDays(1));
        return Stream.concat(own, replaced).min(Comparator.naturalOrder());
    }

    private static List<AgreementState> standing(SortedMap<Integer, AgreementState> versions, LocalDate day) {
        return AgreementRules.standing(versions.lastKey(), day, version -> Optional.ofNullable(versions.get(version)));
    }

    /** The versions that were activated, by the agreement's name. */
    private SortedMap<String, SortedMap<Integer, AgreementState>> activated() {
        var activated = new TreeMap<String, SortedMap<Integer, AgreementState>>();
        for (var agreement : all()) {
            if (isActivated(agreement.agreement(), agreement.version())) {
                activated
                        .computeIfAbsent(agreement.agreement(), name -> new TreeMap<>())
                        .put(agreement.version(), agreement);
            }
        }
        return activated;
    }

    private List<AgreementState> all() {
        return ledger.scan(regions.commonNamespace(), LedgerKeys.text(Kind.AGR, List.of())).stream()
                .map(version -> version.as(AgreementState.class))
                .toList();
    }

    private static boolean covers(AgreementTerms terms, int type, Optional<String> matter) {
        return terms.types().contains(type)
                && (terms.matters().isEmpty()
                        || matter.map(terms.matters()::contains).orElse(true));
    }

    private boolean isActivated(String agreement, int version) {
        return ledger.find(
                        regions.commonNamespace(),
                        LedgerKeys.inForce(agreement, version).text())
                .isPresent();
    }

    private static boolean contains(AgreementTerms terms, LocalDate date) {
        return AgreementRules.hasBegun(terms, date) && !AgreementRules.isPast(terms, date);
    }

    private boolean keepsUp(AgreementState agreement, String party) {
        var part = regions.namespaceOf(party)
                .flatMap(namespace -> ledger.find(
                        namespace,
                        LedgerKeys.acceptance(agreement.agreement(), agreement.version(), party)
                                .text()))
                .map(record -> record.as(AcceptanceState.class).status());
        return AgreementRules.keepsUp(agreement, party, part.orElse(null));
    }
}
