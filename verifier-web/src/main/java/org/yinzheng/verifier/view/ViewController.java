// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.view;

import java.util.HexFormat;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.follow.Alarms;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.readmodel.ReadModel;

/** {@code GET /api/v1/view}: how far this verifier has read, how old that is, and what alarms it. */
@RestController
final class ViewController {

    private final ReadModel view;
    private final Trustworthiness trustworthiness;
    private final Alarms alarms;
    private final VerifierProperties properties;

    ViewController(ReadModel view, Trustworthiness trustworthiness, Alarms alarms, VerifierProperties properties) {
        this.view = view;
        this.trustworthiness = trustworthiness;
        this.alarms = alarms;
        this.properties = properties;
    }

    /**
     * The state of the view.
     *
     * @param height blocks read
     * @param lastRecordTime the ledger's clock, epoch seconds, 0 before the first record
     * @param ageSeconds seconds since then
     * @param clocksDiffer whether the ledger's clock runs ahead of this machine's: then no age means anything
     * @param fresh whether a check can be answered in green now
     * @param blockHash hash of the last header, hexadecimal
     * @param commitHash what the peer says its state hashes to; compare it with another province's peer
     * @param frozen organisations whose root certificate changed unconfirmed
     */
    record View(
            long height,
            long lastRecordTime,
            long ageSeconds,
            boolean clocksDiffer,
            boolean fresh,
            String blockHash,
            String commitHash,
            List<String> frozen,
            List<AlarmView> alarms) {}

    /** An alarm; {@code since} in epoch seconds. */
    record AlarmView(AlarmCode code, String detail, long since) {}

    @GetMapping("/api/v1/view")
    View view() {
        var reached = view.progress();
        var age = trustworthiness.ageSeconds();
        return new View(
                reached.height(),
                reached.clock(),
                age,
                reached.clock() > 0 && trustworthiness.clock() == 0,
                trustworthiness.isFresh(properties.viewLimit().toSeconds()),
                HexFormat.of().formatHex(reached.headerHash().toByteArray()),
                HexFormat.of().formatHex(reached.commitHash().toByteArray()),
                trustworthiness.frozenOrganisations().stream().sorted().toList(),
                alarms.current().stream()
                        .map(alarm -> new AlarmView(
                                alarm.code(), alarm.detail(), alarm.since().getEpochSecond()))
                        .toList());
    }
}
