// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.HandOut;
import org.yinzheng.gateway.issuing.KeptTexts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.registry.AgencyDesk;

/**
 * Words that the own agency wrote about an agreement, a recognition or an objection: their digests stand on the ledger. A
 * clerk or an approver opens them for a stated purpose, and every reading is recorded.
 */
@Component
class OwnWords {
    private static final List<String> PURPOSES = List.of("HANDLING", "SUPERVISION", "COURT");

    private final KeptTexts texts;
    private final AgencyDesk desk;

    OwnWords(KeptTexts texts, AgencyDesk desk) {
        this.texts = texts;
        this.desk = desk;
    }

    /**
     * Puts on a page which words can be opened, and those that are.
     *
     * @param digests of all words that the page is about
     * @param opened the one to be opened now, if any
     * @param purpose what it is opened for
     */
    void show(Caller caller, Stream<String> digests, @Nullable String opened, @Nullable String purpose, Model model) {
        var kept = reads(caller) ? texts.keptOf(caller, desk.answeredFor(caller), digests.toList()) : Set.<String>of();
        model.addAttribute("wordsKept", kept);
        model.addAttribute("wordPurposes", PURPOSES);
        model.addAttribute(
                "wordsOpened",
                opened != null && kept.contains(opened)
                        ? texts.read(caller, List.of(opened), HandOut.purpose(purpose))
                        : Map.of());
    }

    private static boolean reads(Caller caller) {
        var roles = caller.identity().roles();
        return roles.contains(Role.CLERK) || roles.contains(Role.APPROVER);
    }
}
