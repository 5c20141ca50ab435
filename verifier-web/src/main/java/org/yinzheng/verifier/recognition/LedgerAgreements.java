// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.recognition.AcceptanceState;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.PartyStatus;
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
        return all().stream()
                .filter(agreement -> covers(agreement.terms(), type, issuerRegion, here, matter))
                .filter(agreement -> isInForce(agreement, date))
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
     * The agreements that are in force or will be, as no party's part is suspended or ended here. Where a later version
     * takes over for a while, the earlier one stands only before and after it.
     */
    public List<TrustBundle.Agreement> accepted() {
        return all().stream()
                .filter(agreement -> isActivated(agreement.agreement(), agreement.version()))
                .filter(agreement -> agreement.terms().parties().stream().allMatch(party -> stands(agreement, party)))
                .flatMap(agreement -> standing(agreement).stream().map(days -> carried(agreement, days)))
                .toList();
    }

    private List<Days> standing(AgreementState agreement) {
        var standing = List.of(Days.of(agreement.terms()));
        for (var later : all()) {
            if (later.agreement().equals(agreement.agreement())
                    && later.version() > agreement.version()
                    && isActivated(later.agreement(), later.version())) {
                standing = standing.stream()
                        .flatMap(days -> days.without(Days.of(later.terms())).stream())
                        .toList();
            }
        }
        return standing;
    }

    private static TrustBundle.Agreement carried(AgreementState agreement, Days days) {
        var terms = agreement.terms();
        return new TrustBundle.Agreement(
                agreement.agreement() + "/" + agreement.version(),
                terms.parties(),
                terms.types(),
                terms.matters(),
                days.first(),
                days.last().equals(LocalDate.MAX) ? Optional.empty() : Optional.of(days.last()));
    }

    private List<AgreementState> all() {
        return ledger.scan(regions.commonNamespace(), LedgerKeys.text(Kind.AGR, List.of())).stream()
                .map(version -> version.as(AgreementState.class))
                .toList();
    }

    private static boolean covers(
            AgreementTerms terms, int type, String issuerRegion, String here, Optional<String> matter) {
        return terms.types().contains(type)
                && terms.parties().contains(issuerRegion)
                && terms.parties().contains(here)
                && (terms.matters().isEmpty()
                        || matter.map(terms.matters()::contains).orElse(true));
    }

    private boolean isInForce(AgreementState agreement, LocalDate date) {
        return isActivated(agreement.agreement(), agreement.version())
                && contains(agreement.terms(), date)
                && agreement.terms().parties().stream().allMatch(party -> stands(agreement, party))
                && !isSuperseded(agreement, date);
    }

    private boolean isActivated(String agreement, int version) {
        return ledger.find(
                        regions.commonNamespace(),
                        LedgerKeys.inForce(agreement, version).text())
                .isPresent();
    }

    private static boolean contains(AgreementTerms terms, LocalDate date) {
        var to = terms.to();
        return !date.isBefore(LocalDate.parse(terms.from())) && (to == null || !date.isAfter(LocalDate.parse(to)));
    }

    /** A party that wrote nothing has proposed, and stands by it. */
    private boolean stands(AgreementState agreement, String party) {
        return regions.namespaceOf(party)
                .flatMap(namespace -> ledger.find(
                        namespace,
                        LedgerKeys.acceptance(agreement.agreement(), agreement.version(), party)
                                .text()))
                .map(part -> part.as(AcceptanceState.class).status())
                .map(status -> status == PartyStatus.ACCEPTED)
                .orElse(true);
    }

    private boolean isSuperseded(AgreementState agreement, LocalDate date) {
        return all().stream()
                .filter(later -> later.agreement().equals(agreement.agreement()))
                .filter(later -> later.version() > agreement.version())
                .anyMatch(later -> isActivated(later.agreement(), later.version()) && contains(later.terms(), date));
    }
}
